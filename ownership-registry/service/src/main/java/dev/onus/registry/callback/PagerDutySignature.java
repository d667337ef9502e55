package dev.onus.registry.callback;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** PagerDuty's v3 webhooks: HMAC-SHA256 over the raw body; while a secret is changed there are several signatures. */
final class PagerDutySignature {
    static final String HEADER = "X-PagerDuty-Signature";

    private static final String VERSION = "v1=";

    private PagerDutySignature() {}

    static SignatureCheck check(byte[] body, Optional<String> signatures, String secret) {
        if (signatures.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        String expected = VERSION + HexFormat.of().formatHex(Signed.HMAC_SHA_256.sum(secret, body));
        boolean any = Stream.of(signatures.get().split(","))
                .map(String::strip)
                .map(one -> Signed.same(expected, one))
                .reduce(false, Boolean::logicalOr);
        return any ? SignatureCheck.GOOD : SignatureCheck.WRONG;
    }
}
