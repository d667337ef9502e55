package dev.onus.cli;

/** What was asked for cannot be done; the message says what was expected and what came. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
