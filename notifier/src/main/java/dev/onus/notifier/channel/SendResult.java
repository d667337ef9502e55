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
     * It may work later; the receiver may even have it already.
     *
     * @param after how long the receiver asked to be left alone
     */
    record Temporary(Optional<Duration> after, String why) implements SendResult {}

    /** It will not work however often it is tried. */
    record Permanent(String why) implements SendResult {}

    /** Temporary without a wish of the receiver. */
    static SendResult temporary(String why) {
        return new Temporary(Optional.empty(), why);
    }
}
