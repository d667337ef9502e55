/**
 * Who owns it, who is on call, which policy applies: pure functions of records and an instant.
 *
 * <p>The live system, the simulation, the lint and the coverage proof use the same functions (design decision 13), so
 * nothing here reads a clock, a topic or a file: {@code now} is an argument.
 */
@NullMarked
package dev.onus.registry.model;

import org.jspecify.annotations.NullMarked;
