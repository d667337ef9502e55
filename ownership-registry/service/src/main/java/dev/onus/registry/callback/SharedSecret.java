package dev.onus.registry.callback;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How ticket systems show that it is they: Jira's webhooks by HMAC-SHA256 over the raw body (WebSub, section 8), and what
 * cannot sign, such as an automation rule, by the secret itself as a bearer token.
 */
final class SharedSecret {
    static final String SIGNATURE = "X-Hub-Signature";
    static final String SIGNATURE_256 = "X-Hub-Signature-256";
    static final String BEARER = "Authorization";

    private static final String METHOD = "sha256=";
    private static final String BEARER_PREFIX = "bearer ";

    private SharedSecret() {}

    static SignatureCheck check(byte[] body, Function<String, Optional<String>> headers, String secret) {
        Optional<String> signature = headers.apply(SIGNATURE).or(() -> headers.apply(SIGNATURE_256));
        if (signature.isPresent()) {
            String expected = METHOD + HexFormat.of().formatHex(Hmac.SHA_256.sum(secret, body));
            return Hmac.same(expected, signature.get()) ? SignatureCheck.GOOD : SignatureCheck.WRONG;
        }
        return headers.apply(BEARER)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER_PREFIX))
                .map(header -> header.substring(BEARER_PREFIX.length()).strip())
                .map(given -> Hmac.same(secret, given) ? SignatureCheck.GOOD : SignatureCheck.WRONG)
                .orElse(SignatureCheck.MISSING);
    }
}
