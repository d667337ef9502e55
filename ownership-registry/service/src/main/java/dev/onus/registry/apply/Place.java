package dev.onus.registry.apply;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in what was sent.
 *
 * @param file name the sender gave it; null when it gave none
 * @param line from 1
 * @param column from 1
 */
public record Place(@Nullable String file, int line, int column) {}
