/**
 * Answers of people and services to cases: checked for form here, decided by the stream, and given back with its
 * verdict (design decision 9).
 */
@NullMarked
package dev.onus.registry.answer;

import org.jspecify.annotations.NullMarked;
