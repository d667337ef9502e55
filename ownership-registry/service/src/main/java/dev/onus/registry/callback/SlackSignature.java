package dev.onus.registry.callback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Slack's signed requests, version 0: HMAC-SHA256 over version, time and raw body. */
final class SlackSignature {
    static final String HEADER = "X-Slack-Signature";
    static final String TIME = "X-Slack-Request-Timestamp";
    /** How far Slack's time may be from ours, either way. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v0";

    private SlackSignature() {}

    static SignatureCheck check(
            byte[] body, Optional<String> time, Optional<String> signature, String secret, Instant now) {
        if (time.isEmpty() || signature.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        byte[] before = (VERSION + ":" + time.get() + ":").getBytes(StandardCharsets.UTF_8);
        String expected = VERSION + "=" + HexFormat.of().formatHex(Signed.HMAC_SHA_256.sum(secret, before, body));
        if (!Signed.same(expected, signature.get())) {
            return SignatureCheck.WRONG;
        }
        // Signed, so it is what Slack wrote: whole seconds.
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time.get())), now);
        return apart.abs().compareTo(WINDOW) > 0 ? SignatureCheck.STALE : SignatureCheck.GOOD;
    }
}
