package dev.onus.registry.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads small JSON objects from outside; a body that is anything else is a fault of the caller, not of ours. */
public final class JsonObjects {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 64 << 10;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonObjects() {}

    /** No body at all is an empty object. */
    public static Optional<Map<String, Object>> read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(Map.of());
        }
        try {
            return Optional.ofNullable(JSON.readValue(text, OBJECT));
        } catch (JsonProcessingException notAnObject) {
            return Optional.empty();
        }
    }
}
