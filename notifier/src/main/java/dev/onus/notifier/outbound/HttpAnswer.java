package dev.onus.notifier.outbound;

import java.util.Optional;

/** What came of one HTTP request. */
public sealed interface HttpAnswer {
    /**
     * The receiver answered.
     *
     * @param retryAfter the header of that name, as sent
     * @param body its first 64 KiB as UTF-8 where the call reads it; else empty. It is the receiver's and may be anything
     */
    record Answered(int status, Optional<String> retryAfter, String body) implements HttpAnswer {}

    /** It must not be sent there; trying again cannot help. */
    record Forbidden(String why) implements HttpAnswer {}

    /**
     * No answer came: nobody listens, the connection broke, or the time was over.
     *
     * @param written the request had left, so the receiver may have it
     */
    record NoAnswer(String why, boolean written) implements HttpAnswer {
        /** Of a request that never left. */
        public NoAnswer(String why) {
            this(why, false);
        }
    }
}
