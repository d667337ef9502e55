package dev.onus.registry.answer;

/** The broker did not take an answer in time. Sending it again under the same id is safe. */
public final class ResponseLogUnavailableException extends RuntimeException {
    ResponseLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
