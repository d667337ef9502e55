/**
 * The words that every module shares. JDK only.
 *
 * <p>A value is spelled the same in YAML, JSON, Avro and the console: its {@link dev.onus.vocabulary.Word#word()}.
 */
@NullMarked
package dev.onus.vocabulary;

import org.jspecify.annotations.NullMarked;
