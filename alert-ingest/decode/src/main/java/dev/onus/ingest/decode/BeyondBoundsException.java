package dev.onus.ingest.decode;

/** An expression was stopped. Its message goes after "because it". */
final class BeyondBoundsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondBoundsException(String what) {
        // It is thrown where the stack may be deep, and its place says nothing.
        super(what, null, false, false);
    }
}
