package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.client.signature.SignedTime;
import dev.onus.registry.model.SourceVerification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** An HMAC as the Source record describes it: header, algorithm, encoding, prefix, and the header of a signed time. */
final class ConfiguredSignature {
    static final String USUAL_HEADER = "X-Signature";

    private ConfiguredSignature() {}

    static SignatureCheck check(SourceVerification how, Presented shown, String secret, Instant now) {
        Optional<String> given = shown.header(how.header().orElse(USUAL_HEADER));
        Optional<String> time = how.timestampHeader().flatMap(shown::header);
        if (given.isEmpty() || (how.timestampHeader().isPresent() && time.isEmpty())) {
            return SignatureCheck.MISSING;
        }
        byte[] before = time.map(text -> text + ".").orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] sum = algorithm(how.algorithm()).sum(secret, before, shown.body());
        boolean hex = how.encoding().equals("hex");
        String expected =
                hex ? HexFormat.of().formatHex(sum) : Base64.getEncoder().encodeToString(sum);
        String text = given.get().strip();
        if (!text.startsWith(how.prefix())) {
            return SignatureCheck.WRONG;
        }
        String rest = text.substring(how.prefix().length());
        // Hexadecimal digits mean the same in either case.
        if (!Hmac.same(expected, hex ? rest.toLowerCase(Locale.ROOT) : rest)) {
            return SignatureCheck.WRONG;
        }
        return time.map(when -> SignedTime.check(when, how.tolerance(), now)).orElse(SignatureCheck.GOOD);
    }

    private static Hmac algorithm(String word) {
        return switch (word) {
            case "sha1" -> Hmac.SHA_1;
            case "sha512" -> Hmac.SHA_512;
            default -> Hmac.SHA_256;
        };
    }
}
