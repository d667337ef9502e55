package dev.onus.ingest.publish;

/** Nothing was promised: the broker or the schema registry is away. The sender may try again. */
public final class NotDurableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotDurableException(String message, Throwable cause) {
        super(message, cause);
    }
}
