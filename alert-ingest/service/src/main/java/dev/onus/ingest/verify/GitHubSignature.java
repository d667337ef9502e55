package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import java.util.HexFormat;
import java.util.Optional;

/** GitHub's webhooks: HMAC-SHA256 over the raw body. The older header with SHA-1 counts for nothing. */
final class GitHubSignature {
    static final String HEADER = "X-Hub-Signature-256";

    private static final String METHOD = "sha256=";

    private GitHubSignature() {}

    static SignatureCheck check(Presented shown, String secret) {
        Optional<String> given = shown.header(HEADER);
        if (given.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        String expected = METHOD + HexFormat.of().formatHex(Hmac.SHA_256.sum(secret, shown.body()));
        return Hmac.same(expected, given.get().strip()) ? SignatureCheck.GOOD : SignatureCheck.WRONG;
    }
}
