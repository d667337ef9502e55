package dev.onus.notifier.channel;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to send one message to one destination. */
public sealed interface SendResult {
    /**
     * The receiver took it over.
     *
     * @param providerId what the receiver calls it
     */
    record Accepted(String providerId) implements SendResult {}

    /**
     * It may work later.
     *
     * @param after how long the receiver asked to be left alone
     * @param mayHaveIt the connection broke after the message had left, so the receiver may have it already
     */
    record Temporary(Optional<Duration> after, String why, boolean mayHaveIt) implements SendResult {
        /** The receiver said no, or never heard of it. */
        public Temporary(Optional<Duration> after, String why) {
            this(after, why, false);
        }
    }

    /** It will not work however often it is tried. */
    record Permanent(String why) implements SendResult {}

    /** Temporary without a wish of the receiver. */
    static SendResult temporary(String why) {
        return new Temporary(Optional.empty(), why);
    }

    /** Temporary, and the receiver may have it or not. */
    static SendResult unknown(String why) {
        return new Temporary(Optional.empty(), why, true);
    }
}
