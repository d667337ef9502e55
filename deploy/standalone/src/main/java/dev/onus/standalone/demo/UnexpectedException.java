package dev.onus.standalone.demo;

/** Something that a scenario expects did not happen; it cannot go on. */
final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedException(String message) {
        super(message);
    }
}
