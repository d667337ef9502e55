package dev.onus.notifier.course;

import java.time.Instant;
import java.util.Optional;

/** How far a message got at one destination. */
public sealed interface Progress {
    record Untried() implements Progress {}

    /** An attempt was begun and its outcome is not known; found after a crash, it is begun again at once. */
    record Sending() implements Progress {}

    /** @param mayHaveIt the last attempt left without an answer, so the receiver may have it */
    record Waiting(Instant until, String why, boolean mayHaveIt) implements Progress {}

    /**
     * The destination has had too many; it travels with others in one message.
     *
     * @param bundle with whom, once that is settled: an attempt was begun, and it is repeated with the same ones
     */
    record Held(Instant until, String why, Optional<String> bundle, boolean mayHaveIt) implements Progress {}

    record Accepted(String providerId) implements Progress {}

    record Failed(String why, boolean mayHaveIt) implements Progress {}

    /** The destination has had too many, and holding it would be of no use. */
    record Suppressed(String why) implements Progress {}
}
