package dev.onus.ingest.verify;

import dev.onus.registry.client.SecretValue;
import dev.onus.registry.client.signature.PagerDutySignature;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.client.signature.SlackSignature;
import dev.onus.registry.model.SecretRef;
import dev.onus.registry.model.SourceVerification;
import dev.onus.registry.model.VerifyScheme;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges a message by what its Source record asks. A secret is fetched at each use, so that a rotated one counts at once;
 * one that cannot be fetched lets nobody in.
 */
@Singleton
public final class SourceVerifier {
    private final Function<SecretRef, Optional<String>> secrets;

    public SourceVerifier() {
        this(SecretValue::of);
    }

    SourceVerifier(Function<SecretRef, Optional<String>> secrets) {
        this.secrets = secrets;
    }

    /**
     * Whether the source's messages show by themselves whose they are, so that a token of ours is neither needed nor
     * enough. {@code token} without a secret of its own means a token of ours.
     */
    public static boolean demandsProof(SourceVerification how) {
        return switch (how.scheme()) {
            case NONE -> false;
            case TOKEN -> how.secretRef().isPresent();
            case HMAC_GITHUB, HMAC_SLACK, HMAC_PAGERDUTY, HMAC_GITGUARDIAN, STANDARD_WEBHOOKS, HMAC, MTLS -> true;
        };
    }

    /** @throws IllegalArgumentException for a source that demands no proof */
    public Verdict verify(SourceVerification how, Presented shown, Instant now) {
        if (!demandsProof(how)) {
            throw new IllegalArgumentException("Expected a scheme that demands a proof, but got " + how.scheme() + ".");
        }
        if (how.scheme() == VerifyScheme.MTLS) {
            return ClientCertificate.check(shown.certificate(), how.subjects());
        }
        return how.secretRef()
                .flatMap(secrets)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> Verdict.of(check(how, shown, secret, now)))
                .orElse(Verdict.NO_SECRET);
    }

    private static SignatureCheck check(SourceVerification how, Presented shown, String secret, Instant now) {
        return switch (how.scheme()) {
            case TOKEN -> SharedToken.check(how, shown, secret);
            case HMAC_GITHUB -> GitHubSignature.check(shown, secret);
            case HMAC_SLACK ->
                SlackSignature.check(
                        shown.body(),
                        shown.header(SlackSignature.TIME),
                        shown.header(SlackSignature.HEADER),
                        secret,
                        how.tolerance(),
                        now);
            case HMAC_PAGERDUTY ->
                PagerDutySignature.check(shown.body(), shown.header(PagerDutySignature.HEADER), secret);
            case HMAC_GITGUARDIAN -> GitGuardianSignature.check(shown, secret, how.tolerance(), now);
            case STANDARD_WEBHOOKS -> StandardWebhookSignature.check(shown, secret, how.tolerance(), now);
            case HMAC -> ConfiguredSignature.check(how, shown, secret, now);
            case NONE, MTLS -> SignatureCheck.MISSING;
        };
    }
}
