package dev.onus.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.SecretRef;
import dev.onus.registry.model.SourceVerification;
import dev.onus.registry.model.VerifyScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums that were worked out elsewhere: by the vendors' own examples, or with another implementation. */
class SourceVerifierTest {
    private static final String BODY = "{\"title\":\"signed\",\"identityId\":\"a:b:c\"}";
    private static final String TIME = "1700000000";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final SecretRef REF = SecretRef.find("env:SOME_SECRET").orElseThrow();

    @Test
    void shouldKnowGitHubsOwnExample() {
        var how = how(VerifyScheme.HMAC_GITHUB);
        String secret = "It's a Secret to Everybody";
        String good = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(check(how, secret, "Hello, World!", Map.of("x-hub-signature-256", good)))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(how, secret, "Hello, World", Map.of("x-hub-signature-256", good)))
                .isEqualTo(Verdict.WRONG);
        assertThat(check(how, "other", "Hello, World!", Map.of("x-hub-signature-256", good)))
                .isEqualTo(Verdict.WRONG);
        assertThat(check(how, secret, "Hello, World!", Map.of("x-hub-signature-256", "sha256=")))
                .isEqualTo(Verdict.WRONG);
        assertThat(check(how, secret, "Hello, World!", Map.of("x-hub-signature", good)))
                .as("SHA-1's header counts for nothing")
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    void shouldKnowTheExampleOfStandardWebhooksAmongSeveralSignatures() {
        var how = how(VerifyScheme.STANDARD_WEBHOOKS);
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String body = "{\"test\": 2432232314}";
        String good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        Instant sent = Instant.ofEpochSecond(1_614_265_330);

        assertThat(standard(how, secret, body, good, sent)).isEqualTo(Verdict.GOOD);
        assertThat(standard(how, secret, body, "v1,AAAA v1a,BBBB " + good + " v2,x", sent))
                .isEqualTo(Verdict.GOOD);
        assertThat(standard(how, secret, body, good.replace("v1,", "v1a,"), sent))
                .isEqualTo(Verdict.WRONG);
        assertThat(standard(how, secret, body + " ", good, sent)).isEqualTo(Verdict.WRONG);
        assertThat(standard(how, secret, body, good, sent.plus(TOLERANCE))).isEqualTo(Verdict.GOOD);
        assertThat(standard(how, secret, body, good, sent.plus(TOLERANCE).plusSeconds(1)))
                .isEqualTo(Verdict.STALE);
        assertThat(standard(how, secret, body, good, sent.minus(TOLERANCE).minusSeconds(1)))
                .isEqualTo(Verdict.STALE);
    }

    @Test
    void shouldTakeGitGuardiansTimeAsPartOfTheKey() {
        var how = how(VerifyScheme.HMAC_GITGUARDIAN);
        String good = "sha256=4aad5cc46c66776c7d6cacb7ab7300976e933d5b40a051b7ddd5729760896d72";
        Map<String, String> headers = Map.of("timestamp", TIME, "gitguardian-signature", good);

        assertThat(check(how, "gg-token", BODY, headers)).isEqualTo(Verdict.GOOD);
        assertThat(check(how, "gg-token", BODY, Map.of("timestamp", "1700000001", "gitguardian-signature", good)))
                .as("another time is another key")
                .isEqualTo(Verdict.WRONG);
        assertThat(check(how, "gg-token", BODY, Map.of("gitguardian-signature", good)))
                .isEqualTo(Verdict.MISSING);
        assertThat(verifier("gg-token").verify(how, shown(BODY, headers), NOW.plus(Duration.ofMinutes(6))))
                .isEqualTo(Verdict.STALE);
    }

    @Test
    void shouldReadAnHmacAsTheRecordDescribesIt() {
        var sha512 = new SourceVerification(
                VerifyScheme.HMAC,
                Optional.of(REF),
                Optional.of("X-Sum"),
                Optional.of("X-Sent"),
                "sha512",
                "base64",
                "",
                TOLERANCE,
                List.of());
        String good = "/XHgjmxg/sGxpzJ/s98PQ4p5GiIFVihkOBY92OiGM1cB3Wy2Jqwo+IplQjXL8OiXH80XNtnFUGJkosvSqc2brA==";
        assertThat(check(sha512, "k-512", BODY, Map.of("x-sum", good, "x-sent", TIME)))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(sha512, "k-512", BODY, Map.of("x-sum", good))).isEqualTo(Verdict.MISSING);
        assertThat(check(sha512, "k-512", BODY, Map.of("x-sum", good, "x-sent", "not a time")))
                .isEqualTo(Verdict.WRONG);

        var sha1 = new SourceVerification(
                VerifyScheme.HMAC,
                Optional.of(REF),
                Optional.empty(),
                Optional.empty(),
                "sha1",
                "hex",
                "sha1=",
                TOLERANCE,
                List.of());
        String sum = "f88f2d5c52fd93b2eb2ac658c9ef6ec54d2a086e";
        assertThat(check(sha1, "k-1", BODY, Map.of("x-signature", "sha1=" + sum)))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(sha1, "k-1", BODY, Map.of("x-signature", "sha1=" + sum.toUpperCase(Locale.ROOT))))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(sha1, "k-1", BODY, Map.of("x-signature", sum)))
                .as("without its prefix")
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldKnowASharedSecretInTheHeaderThatTheRecordNames() {
        var usual = how(VerifyScheme.TOKEN);
        assertThat(check(usual, "s3cret", BODY, Map.of("authorization", "s3cret")))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(usual, "s3cret", BODY, Map.of("authorization", "Bearer s3cret")))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(usual, "s3cret", BODY, Map.of("authorization", "Bearer other")))
                .isEqualTo(Verdict.WRONG);
        assertThat(check(usual, "s3cret", BODY, Map.of())).isEqualTo(Verdict.MISSING);
        assertThat(SourceVerifier.demandsProof(SourceVerification.none())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifyScheme.class,
            names = {"NONE", "MTLS"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldLetNobodyInWhileTheSecretCannotBeRead(VerifyScheme scheme) {
        Presented anything = shown(BODY, Map.of("authorization", "", "x-signature", ""));
        assertThat(new SourceVerifier(reference -> Optional.empty()).verify(how(scheme), anything, NOW))
                .isEqualTo(Verdict.NO_SECRET);
        assertThat(verifier("").verify(how(scheme), anything, NOW)).isEqualTo(Verdict.NO_SECRET);
    }

    @Test
    void shouldLetNobodyInWithoutASecretOrASubjectInTheRecord() {
        var unset = new SourceVerification(
                VerifyScheme.HMAC_GITHUB,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "sha256",
                "hex",
                "",
                TOLERANCE,
                List.of());
        assertThat(verifier("any").verify(unset, shown(BODY, Map.of()), NOW)).isEqualTo(Verdict.NO_SECRET);
        assertThat(verifier("any").verify(how(VerifyScheme.MTLS), shown(BODY, Map.of()), NOW))
                .isEqualTo(Verdict.MISSING);
    }

    private static Verdict standard(SourceVerification how, String secret, String body, String signature, Instant now) {
        Map<String, String> headers = Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                signature);
        return verifier(secret).verify(how, shown(body, headers), now);
    }

    private static Verdict check(SourceVerification how, String secret, String body, Map<String, String> headers) {
        return verifier(secret).verify(how, shown(body, headers), NOW);
    }

    private static SourceVerifier verifier(String secret) {
        return new SourceVerifier(reference -> Optional.of(secret));
    }

    private static Presented shown(String body, Map<String, String> headers) {
        return new Presented(body.getBytes(StandardCharsets.UTF_8), headers, Optional.empty());
    }

    private static SourceVerification how(VerifyScheme scheme) {
        return new SourceVerification(
                scheme,
                Optional.of(REF),
                Optional.empty(),
                Optional.empty(),
                "sha256",
                "hex",
                "",
                TOLERANCE,
                List.of());
    }
}
