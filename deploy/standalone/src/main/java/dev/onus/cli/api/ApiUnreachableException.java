package dev.onus.cli.api;

import java.net.ConnectException;
import java.net.URI;

/** Nobody answered: most often Onus is not running. */
public final class ApiUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApiUnreachableException(URI server, Throwable cause) {
        super(
                "Expected Onus to answer at " + server + ", but it did not (" + reasonOf(cause)
                        + "). Start it with ./onus up, or set ONUS_URL to where it runs.",
                cause);
    }

    private static String reasonOf(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "nothing listens there";
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
