package dev.onus.registry.client.signature;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Slack's signed requests, version 0: HMAC-SHA256 over version, time and raw body. */
public final class SlackSignature {
    public static final String HEADER = "X-Slack-Signature";
    public static final String TIME = "X-Slack-Request-Timestamp";
    /** How far Slack's time may be from ours, either way. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v0";

    private SlackSignature() {}

    public static SignatureCheck check(
            byte[] body, Optional<String> time, Optional<String> signature, String secret, Instant now) {
        return check(body, time, signature, secret, WINDOW, now);
    }

    /** @param window how far Slack's time may be from ours, either way */
    public static SignatureCheck check(
            byte[] body,
            Optional<String> time,
            Optional<String> signature,
            String secret,
            Duration window,
            Instant now) {
        if (time.isEmpty() || signature.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        byte[] before = (VERSION + ":" + time.get() + ":").getBytes(StandardCharsets.UTF_8);
        String expected = VERSION + "=" + HexFormat.of().formatHex(Hmac.SHA_256.sum(secret, before, body));
        if (!Hmac.same(expected, signature.get())) {
            return SignatureCheck.WRONG;
        }
        return SignedTime.check(time.get(), window, now);
    }
}
