package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a source's messages over HTTP are known to be its own.
 *
 * @param secretRef the key of what the scheme signs
 * @param header where the signature stands; empty: {@code X-Signature}, for {@link VerifyScheme#HMAC} alone
 * @param timestampHeader signed before the body, with a dot between; empty: the body alone is signed
 * @param algorithm sha1, sha256 or sha512; for {@link VerifyScheme#HMAC} alone
 * @param encoding hex or base64; for {@link VerifyScheme#HMAC} alone
 * @param prefix stands before the signature, for example {@code sha256=}
 * @param tolerance how old a signed message may be, where its time is signed
 * @param subjects of client certificates that may send; {@code *} stands for anything; for {@link VerifyScheme#MTLS}
 */
public record SourceVerification(
        VerifyScheme scheme,
        Optional<SecretRef> secretRef,
        Optional<String> header,
        Optional<String> timestampHeader,
        String algorithm,
        String encoding,
        String prefix,
        Duration tolerance,
        List<String> subjects) {
    public static final List<String> ALGORITHMS = List.of("sha256", "sha1", "sha512");
    public static final List<String> ENCODINGS = List.of("hex", "base64");
    public static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);
    public static final Duration LONGEST_TOLERANCE = Duration.ofHours(1);

    public SourceVerification {
        subjects = List.copyOf(subjects);
    }

    /** A token alone. */
    public static SourceVerification none() {
        return new SourceVerification(
                VerifyScheme.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ALGORITHMS.getFirst(),
                ENCODINGS.getFirst(),
                "",
                USUAL_TOLERANCE,
                List.of());
    }
}
