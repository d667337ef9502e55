/**
 * From the case-event log to a person: who is paged where, what came of it, and nothing twice.
 *
 * <p>The consumer of {@code intake} hands each event to the stages of {@code pipeline}; {@code course} decides what is
 * tried when, {@code ledger} remembers it, {@code channel} sends it, {@code outbound} says where it may go.
 */
@NullMarked
package dev.onus.notifier;

import org.jspecify.annotations.NullMarked;
