package dev.onus.notifier.outbound;

import java.util.Optional;

/** What came of one HTTP request. */
public sealed interface HttpAnswer {
    /**
     * The receiver answered.
     *
     * @param retryAfter the header of that name, as sent
     */
    record Answered(int status, Optional<String> retryAfter) implements HttpAnswer {}

    /** It must not be sent there; trying again cannot help. */
    record Forbidden(String why) implements HttpAnswer {}

    /** No answer came: nobody listens, the connection broke, or the time was over. The receiver may have it or not. */
    record NoAnswer(String why) implements HttpAnswer {}
}
