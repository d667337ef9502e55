package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.client.signature.SignedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The Standard Webhooks specification, symmetric: HMAC-SHA256 over id, time and raw body with dots between. While a
 * secret is changed there are several signatures, of which one has to be good.
 */
final class StandardWebhookSignature {
    static final String ID = "webhook-id";
    static final String TIME = "webhook-timestamp";
    static final String HEADER = "webhook-signature";

    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";

    private StandardWebhookSignature() {}

    static SignatureCheck check(Presented shown, String secret, Duration tolerance, Instant now) {
        Optional<String> id = shown.header(ID);
        Optional<String> time = shown.header(TIME);
        Optional<String> given = shown.header(HEADER);
        if (id.isEmpty() || time.isEmpty() || given.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        byte[] before = (id.get() + "." + time.get() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] sum = Hmac.SHA_256.sum(key(secret), before, shown.body());
        String expected = VERSION + Base64.getEncoder().encodeToString(sum);
        boolean any = false;
        for (String one : given.get().strip().split(" +")) {
            any |= Hmac.same(expected, one);
        }
        return any ? SignedTime.check(time.get(), tolerance, now) : SignatureCheck.WRONG;
    }

    /** {@code whsec_} and base64, as the standard writes it; any other text counts as its own bytes. */
    private static byte[] key(String secret) {
        byte[] own = secret.getBytes(StandardCharsets.UTF_8);
        if (!secret.startsWith(SECRET_PREFIX)) {
            return own;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
            return decoded.length == 0 ? own : decoded;
        } catch (IllegalArgumentException notBase64) {
            return own;
        }
    }
}
