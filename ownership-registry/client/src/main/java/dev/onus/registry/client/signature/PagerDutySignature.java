package dev.onus.registry.client.signature;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** PagerDuty's v3 webhooks: HMAC-SHA256 over the raw body; while a secret is changed there are several signatures. */
public final class PagerDutySignature {
    public static final String HEADER = "X-PagerDuty-Signature";

    private static final String VERSION = "v1=";

    private PagerDutySignature() {}

    public static SignatureCheck check(byte[] body, Optional<String> signatures, String secret) {
        if (signatures.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        String expected = VERSION + HexFormat.of().formatHex(Hmac.SHA_256.sum(secret, body));
        boolean any = Stream.of(signatures.get().split(","))
                .map(String::strip)
                .map(one -> Hmac.same(expected, one))
                .reduce(false, Boolean::logicalOr);
        return any ? SignatureCheck.GOOD : SignatureCheck.WRONG;
    }
}
