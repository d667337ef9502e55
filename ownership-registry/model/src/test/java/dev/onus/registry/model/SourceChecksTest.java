package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceChecksTest {
    private static final RecordKey KEY = new RecordKey(Kind.SOURCE, "audit");

    private final Given given = Given.firstRecords();

    @Test
    void shouldWarnOfARuleThatComesAfterOneThatTakesAll() {
        assertThat(checked(Map.of(
                        "rules",
                        List.of(
                                Map.of("event", "Delete*", "when", "region = 'eu'", "then", "ignore"),
                                Map.of("event", "delete*"),
                                Map.of("event", "*", "then", "ignore"),
                                Map.of("event", "Create*", "when", "true"),
                                Map.of("event", "DeleteKey")))))
                .containsExactly(
                        "spec.rules[3]: The rule never decides, because spec.rules[2] comes before it and takes all that"
                                + " it would fit.",
                        "spec.rules[4]: The rule never decides, because spec.rules[1] comes before it and takes all that"
                                + " it would fit.");
    }

    @Test
    void shouldNotWarnOfRulesThatEachHaveSomethingToDecide() {
        assertThat(checked(Map.of(
                        "rules",
                        List.of(
                                Map.of("event", "CreateAccessKey"),
                                Map.of("event", "Create*", "then", "ignore"),
                                Map.of("event", "*", "when", "region = 'eu'"),
                                Map.of()))))
                .isEmpty();
    }

    @Test
    void shouldWarnOfAFormatThatNobodyDecodesAndOfOneThatTheMappingReplaces() {
        assertThat(checked(Map.of("format", "guardutty")))
                .singleElement()
                .asString()
                .startsWith("spec.format: Expected a format that is decoded")
                .contains("Did you mean 'guardduty'?");
        assertThat(checked(Map.of("format", "aws-guardduty", "mapping", Map.of("jsonata", "$"))))
                .containsExactly("spec.format: The mapping reads every message, so the format aws-guardduty is never"
                        + " asked.");
        assertThat(checked(Map.of("format", "auto", "mapping", Map.of("jsonata", "$"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hmac-github", "hmac-slack", "hmac-pagerduty", "hmac-gitguardian", "standard-webhooks", "hmac"})
    void shouldWarnOfASignatureWithoutASecret(String scheme) {
        assertThat(checked(Map.of("verify", Map.of("scheme", scheme))))
                .containsExactly("spec.verify.secretRef: Expected the secret that the scheme " + scheme
                        + " signs with, but there is none: every message over HTTP is answered 503.");
        assertThat(checked(Map.of("verify", Map.of("scheme", scheme, "secretRef", "env:WEBHOOK_KEY"))))
                .isEmpty();
    }

    @Test
    void shouldWarnOfCertificatesOfNobody() {
        assertThat(checked(Map.of("verify", Map.of("scheme", "mtls"))))
                .containsExactly("spec.verify.subjects: Expected the subjects of client certificates that may send, but"
                        + " there are none: every message over HTTP is answered 401.");
        assertThat(checked(Map.of("verify", Map.of("scheme", "mtls", "subjects", List.of("CN=scanner,*")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "token"})
    void shouldNotWarnOfASchemeThatNeedsNoSecretOfItsOwn(String scheme) {
        assertThat(checked(Map.of("verify", Map.of("scheme", scheme)))).isEmpty();
    }

    private List<String> checked(Map<String, Object> spec) {
        given.with(Kind.SOURCE, "audit", spec);
        return Validation.check(given.directory(), IdentityBook.empty(), List.of(KEY)).stream()
                .map(finding -> finding.problem().toString())
                .toList();
    }
}
