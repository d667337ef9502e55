package dev.onus.notifier.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a contact has its turn.
 *
 * @param at its planned time: then it is tried whether or not an earlier contact accepted the page; empty: only once
 * those
 *     before it gave way
 * @param after the places of the contacts that, once they all gave way, let this one begin before its planned time
 * @param notBefore while the person's quiet hours last nothing lets it begin
 * @param deadline after it it is not tried again
 * @param heldUntil a destination that has had too many holds it no longer than this
 */
record Turn(Optional<Instant> at, List<Integer> after, Instant notBefore, Instant deadline, Instant heldUntil) {
    Turn {
        after = List.copyOf(after);
    }

    /** Of a contact that nothing will be sent to any more. */
    static Turn over() {
        return new Turn(Optional.empty(), List.of(), Instant.MIN, Instant.MIN, Instant.MIN);
    }

    boolean isPlanned() {
        return at.isPresent();
    }
}
