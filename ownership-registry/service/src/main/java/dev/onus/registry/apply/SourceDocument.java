package dev.onus.registry.apply;

import java.util.Map;

/**
 * A document as it was written.
 *
 * @param content maps, lists, strings, numbers, booleans and nulls
 * @param places where each path stands
 */
record SourceDocument(Map<String, Object> content, Places places) {}
