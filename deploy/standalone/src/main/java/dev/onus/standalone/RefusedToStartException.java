package dev.onus.standalone;

import org.jspecify.annotations.Nullable;

/** Onus cannot start here; the message says what was expected, what is there, and which option changes it. */
public final class RefusedToStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedToStartException(String message) {
        this(message, null);
    }

    public RefusedToStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
