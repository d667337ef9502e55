package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.client.signature.SignedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * GitGuardian's custom webhooks: HMAC-SHA256 over the raw body with the time and the signature token, one after the
 * other, as the key; so the time is signed although it stands in a header.
 */
final class GitGuardianSignature {
    static final String HEADER = "Gitguardian-Signature";
    static final String TIME = "Timestamp";

    private static final String METHOD = "sha256=";

    private GitGuardianSignature() {}

    static SignatureCheck check(Presented shown, String secret, Duration tolerance, Instant now) {
        Optional<String> time = shown.header(TIME);
        Optional<String> given = shown.header(HEADER);
        if (time.isEmpty() || given.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        String expected = METHOD + HexFormat.of().formatHex(Hmac.SHA_256.sum(time.get() + secret, shown.body()));
        return Hmac.same(expected, given.get().strip())
                ? SignedTime.check(time.get(), tolerance, now)
                : SignatureCheck.WRONG;
    }
}
