package dev.onus.registry.client.outbound;

import java.io.IOException;

/** A connection that the outbound rule refuses; trying again cannot help. */
public final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    public ForbiddenAddressException(String why) {
        super(why);
    }
}
