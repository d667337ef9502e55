package dev.onus.registry.callback;

import org.jspecify.annotations.Nullable;

/** A mailbox cannot be read now. The message names no address and no secret. */
final class InboxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
