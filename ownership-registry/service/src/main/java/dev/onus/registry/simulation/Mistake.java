package dev.onus.registry.simulation;

/**
 * What is wrong with a question.
 *
 * @param path of the member, for example {@code answers[0].after}; empty for the whole
 */
public record Mistake(String path, String message) {}
