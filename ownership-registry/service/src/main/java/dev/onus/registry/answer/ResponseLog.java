package dev.onus.registry.answer;

import dev.onus.contracts.Response;

/** Where answers go: {@code onus.responses}, or a list in a test. */
public interface ResponseLog {
    /**
     * Returns once the answer is durable.
     *
     * @throws ResponseLogUnavailableException if that cannot be reached in time; the same id may be sent again
     */
    void append(Response response);
}
