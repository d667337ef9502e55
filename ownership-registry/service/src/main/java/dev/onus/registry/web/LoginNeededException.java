package dev.onus.registry.web;

import java.io.Serial;

/** Nobody is logged in, and the page is for those who are. */
final class LoginNeededException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LoginNeededException() {
        super("Expected a session that is logged in, but there is none.", null, false, false);
    }
}
