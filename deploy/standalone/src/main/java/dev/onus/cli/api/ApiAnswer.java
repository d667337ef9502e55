package dev.onus.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back, when it was not a refusal.
 *
 * @param body an empty object when the answer had none
 */
public record ApiAnswer(int status, JsonNode body) {}
