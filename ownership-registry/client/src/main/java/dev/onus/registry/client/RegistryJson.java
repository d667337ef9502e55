package dev.onus.registry.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * The JSON text of a record. The same document always gives the same text, whoever wrote it and in whatever order, so
 * texts can be compared and hashed.
 */
public final class RegistryJson {
    private static final int MAX_DEPTH = 100;
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    private RegistryJson() {}

    /**
     * Canonical text as RFC 8785 has it: keys sorted by UTF-16 code units, no space, shortest escapes and numbers. It
     * differs in one thing: whole numbers keep all their digits.
     *
     * @throws IllegalArgumentException for a value that JSON has not
     */
    public static String canonical(Map<String, ?> document) {
        StringBuilder out = new StringBuilder();
        CanonicalText.write(document, out);
        return out.toString();
    }

    /** @throws IllegalArgumentException when the text is not one JSON object */
    public static Map<String, Object> parse(String json) {
        try {
            Map<String, Object> document = MAPPER.readValue(json, DOCUMENT);
            if (document == null) {
                throw new IllegalArgumentException("Expected a JSON object, but got null.");
            }
            return document;
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("Expected a JSON object, but " + wrong.getOriginalMessage(), wrong);
        }
    }
}
