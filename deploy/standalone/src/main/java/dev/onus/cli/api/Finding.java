package dev.onus.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One mistake or warning in what was sent.
 *
 * @param file as the sender named it; empty when it named none
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 * @param path of the field; empty when it concerns the whole
 * @param suggestion what was probably meant; empty when there is no good guess
 */
public record Finding(String file, int line, int column, String path, String message, String suggestion) {
    public static Finding of(JsonNode item) {
        if (item.isTextual()) {
            return new Finding("", 0, 0, "", item.asText(), "");
        }
        return new Finding(
                item.path("file").asText(""),
                item.path("line").asInt(0),
                item.path("column").asInt(0),
                item.path("path").asText(item.path("field").asText("")),
                item.path("message")
                        .asText(item.path("detail").asText(item.path("reason").asText(""))),
                item.path("suggestion").asText(""));
    }
}
