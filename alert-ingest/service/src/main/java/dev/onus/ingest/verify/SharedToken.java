package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.model.SourceVerification;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secret itself in a header, for products that can do no better, such as Okta's event hooks and GitLab. In
 * {@code Authorization} it may stand after the name of a scheme.
 */
final class SharedToken {
    static final String USUAL_HEADER = "Authorization";

    private SharedToken() {}

    static SignatureCheck check(SourceVerification how, Presented shown, String secret) {
        Optional<String> given = shown.header(how.header().orElse(USUAL_HEADER));
        if (given.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        String text = given.get().strip();
        String bare = Stream.of("bearer ", "splunk ", "token ")
                .filter(scheme -> text.toLowerCase(Locale.ROOT).startsWith(scheme))
                .findFirst()
                .map(scheme -> text.substring(scheme.length()).strip())
                .orElse(text);
        boolean same = Hmac.same(secret, text) || Hmac.same(secret, bare) || Hmac.same(how.prefix() + secret, text);
        return same ? SignatureCheck.GOOD : SignatureCheck.WRONG;
    }
}
