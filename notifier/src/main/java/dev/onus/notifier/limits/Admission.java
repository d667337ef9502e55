package dev.onus.notifier.limits;

import java.time.Instant;

/** Whether one more message may go to a destination. */
public sealed interface Admission {
    /** It may, and is counted. */
    record Free() implements Admission {}

    /**
     * Not yet.
     *
     * @param freeAt when the next may
     * @param why a sentence
     */
    record Over(Instant freeAt, String why) implements Admission {}
}
