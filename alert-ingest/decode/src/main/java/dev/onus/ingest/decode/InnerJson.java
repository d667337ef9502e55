package dev.onus.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON that a field holds as a text. Vendors cut such texts off, so that nothing may depend on its being whole. */
public final class InnerJson {
    private InnerJson() {}

    /** A container as it is, or the one that the text holds; missing when the text is empty, cut off or no JSON. */
    public static JsonNode of(JsonNode field) {
        if (field.isContainerNode()) {
            return field;
        }
        String text = field.asText("").strip();
        if (!(text.startsWith("{") || text.startsWith("["))) {
            return MissingNode.getInstance();
        }
        try {
            return IntakeJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the field has a text that should have been JSON and is none, most often because it was cut off. */
    public static boolean isBroken(JsonNode field) {
        return field.isTextual() && !field.textValue().isBlank() && of(field).isMissingNode();
    }
}
