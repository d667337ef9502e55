package dev.onus.registry.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onus.registry.http.ProblemException;
import java.io.IOException;
import java.util.Optional;

/** Reads the JSON of vendors, within bounds. */
final class CallbackJson {
    private static final int DEEPEST = 100;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(CallbackController.MOST_BYTES)
                            .build())
                    .build())
            .build();

    private CallbackJson() {}

    /** @throws ProblemException if it is no JSON object */
    static JsonNode read(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException notJson) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    /** Empty where it is missing or blank. */
    static Optional<String> text(JsonNode node, String pointer) {
        return Optional.of(node.at(pointer).asText("").strip()).filter(text -> !text.isEmpty());
    }

    private static ProblemException notAnObject() {
        return ProblemException.badRequest("Expected a JSON object, but got something else.");
    }
}
