package dev.onus.registry.log;

import java.io.Serial;

/** The log did not take a proposal, or did not give it back in time; whether it will be decided is not known. */
public final class LogUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
