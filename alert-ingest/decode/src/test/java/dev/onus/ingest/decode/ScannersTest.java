package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannersTest {
    private static final String STRIPE = "rk_live_0123456789abcdefghij";

    @Test
    void shouldKnowOneSecretForTheSameThroughEveryScanner() {
        Alert truffle = alerts("trufflehog/verified-key-and-others.jsonl").get(1);
        Alert leaks = alerts("gitleaks/report.json").getFirst();
        Alert sarif = alerts("sarif/scanners.sarif").getFirst();

        assertThat(truffle.correlationId()).isPresent().isEqualTo(leaks.correlationId());
        assertThat(sarif.correlationId()).isEqualTo(leaks.correlationId());
        assertThat(sarif.candidates().getFirst().id())
                .isEqualTo(leaks.candidates().getFirst().id());
        assertThat(List.of(truffle, leaks, sarif))
                .noneMatch(alert -> alert.toString().contains("0123456789abcdefghij"));
    }

    @Test
    void shouldReadASecretInBase64AndAKeyIdThatOnlyLooksLikeIt() {
        String line = "{\"SourceMetadata\":{\"Data\":{\"Git\":{\"file\":\"a\",\"repository\":\"r\"}}},"
                + "\"DetectorName\":\"AWS\",\"Verified\":false,\"Raw\":\"%s\"}";
        Alert plain = Examples.only(Examples.decode(line.formatted("AKIA4PAYMENTSDEPLOY1")));
        Alert encoded = Examples.only(Examples.decode(line.formatted("QUtJQTRQQVlNRU5UU0RFUExPWTE=")));

        assertThat(plain.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(encoded.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(encoded.dedupKey()).isEqualTo(plain.dedupKey());
    }

    @Test
    void shouldNotTakeAnUnverifiedSecretForADeadOne() {
        List<Alert> found = alerts("trufflehog/verified-key-and-others.jsonl");

        assertThat(found.get(0).credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(found.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(found.get(0).candidates())
                .extracting(Candidate::id)
                .startsWith(
                        "aws:access-key:AKIA4PAYMENTSDEPLOY1",
                        "aws:user:arn:aws:iam::111122223333:user/settlement-deploy");
        assertThat(found.get(0).occurredAt()).contains(Instant.parse("2026-11-19T15:22:03Z"));
        assertThat(found.get(1).credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(found.get(1).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldKeepTheKeyOfAFindingWhenCodeMoves() {
        String report = "[{\"RuleID\":\"stripe\",\"Secret\":\"" + STRIPE
                + "\",\"File\":\"%s\",\"StartLine\":%d,\"Commit\":\"%s\",\"Fingerprint\":\"%s\"}]";
        Alert before = Examples.only(Examples.decode(report.formatted("a.env", 3, "c1", "c1:a.env:stripe:3")));
        Alert after = Examples.only(Examples.decode(report.formatted("b.env", 9, "c2", "c2:b.env:stripe:9")));

        assertThat(after.dedupKey()).isEqualTo(before.dedupKey());
        assertThat(after.resource()).isNotEqualTo(before.resource());
    }

    @Test
    void shouldNotTakeTwoHiddenSecretsForOne() {
        String report = "[{\"RuleID\":\"k\",\"Secret\":\"REDACTED\",\"File\":\"a\",\"StartLine\":%d,"
                + "\"Commit\":\"c\",\"Fingerprint\":\"c:a:k:%d\"}]";
        Alert one = Examples.only(Examples.decode(report.formatted(1, 1)));
        Alert other = Examples.only(Examples.decode(report.formatted(2, 2)));

        assertThat(one.dedupKey()).isNotEqualTo(other.dedupKey());
        assertThat(one.candidates()).isEmpty();
        assertThat(one.warnings()).anyMatch(warning -> warning.contains("hides the secret"));
    }

    @Test
    void shouldReadAnIncidentOfGitGuardianAsItThenIs() {
        Alert triggered = alerts("gitguardian-incident/triggered.json").getFirst();
        Alert ignored = alerts("gitguardian-incident/ignored-unchecked.json").getFirst();
        Alert resolved = alerts("gitguardian-incident/resolved-revoked.json").getFirst();

        assertThat(triggered.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(triggered.publiclyExposed()).isTrue();
        assertThat(triggered.severity()).isEqualTo(Severity.HIGH);
        assertThat(triggered.evidenceUrl())
                .hasValueSatisfying(url -> assertThat(url).doesNotContain("/share/"));
        assertThat(triggered.toString()).doesNotContain("/share/", "b7Lq0ownHashOfOurs4Xk2");
        assertThat(ignored.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(ignored.severityOriginal()).contains("unknown");
        assertThat(ignored.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(resolved.dedupKey()).isEqualTo(triggered.dedupKey()).isEqualTo("gitguardian/7731#40817");
        assertThat(resolved.candidates()).isEqualTo(triggered.candidates());
        assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(resolved.credentialState()).isEqualTo(CredentialState.INACTIVE);
    }

    @Test
    void shouldIgnoreWhoWorksOnAnIncidentAtGitGuardian() {
        Item item = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("gitguardian-incident/assigned.json")))
                .getFirst();

        assertThat(item.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class,
                        ignored -> assertThat(ignored.rule()).isEqualTo("gitguardian-incident/housekeeping"));
    }

    @Test
    void shouldMeetTheIncidentThatGgshieldKnowsFromGitGuardian() {
        List<Alert> found = alerts("ggshield/commit-range.json");

        assertThat(found).hasSize(2);
        assertThat(found.get(0).correlationId())
                .isEqualTo(
                        alerts("gitguardian-incident/triggered.json").getFirst().correlationId());
        assertThat(found.get(0).occurredAt()).contains(Instant.parse("2026-11-20T08:13:20Z"));
        assertThat(found.get(0).resource())
                .hasValueSatisfying(at -> assertThat(at).endsWith("tools/replay/.env:3"));
        assertThat(found.get(1).credentialState()).isEqualTo(CredentialState.UNKNOWN);
    }

    @Test
    void shouldTakeASarifResultWithoutALevelWhoseRuleTheToolDoesNotList() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("sarif/scanners.sarif")));
        Alert unlisted = Examples.only(items.subList(0, 1));
        Alert scored = Examples.only(items.subList(1, 2));
        Alert gone = Examples.only(items.subList(2, 3));

        assertThat(unlisted.rule()).contains("gitleaks/stripe-access-token");
        assertThat(unlisted.severityOriginal()).isEmpty();
        assertThat(unlisted.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(scored.severity()).isEqualTo(Severity.HIGH);
        assertThat(scored.alertClass()).isEqualTo(AlertClass.POLICY_VIOLATION);
        assertThat(scored.occurredAt()).contains(Instant.parse("2026-11-21T02:15:44Z"));
        assertThat(gone.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(gone.severity()).isEqualTo(Severity.LOW);
        assertThat(items.get(3).outcome()).isInstanceOf(Outcome.Ignored.class);
    }

    @Test
    void shouldReadASarifResultAgainFromWhatADeadLetterKeeps() {
        Item item = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("sarif/scanners.sarif")))
                .get(1);

        assertThat(Examples.only(Examples.decode(item.tree().toString()))).isEqualTo(Examples.only(List.of(item)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, low",
        "3.9, low",
        "4.0, medium",
        "6.9, medium",
        "7.0, high",
        "8.9, high",
        "9.0, critical",
        "10, critical"
    })
    void shouldTakeTheNumberOfASarifRuleBeforeItsLevel(String score, String severity) {
        String log = """
                {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[{"id":"r","properties":
                 {"security-severity":"%s"},"defaultConfiguration":{"level":"note"}}]}},"results":[{"ruleId":"r",
                 "message":{"text":"m"}}]}]}""".formatted(score);
        assertThat(Examples.only(Examples.decode(log)).severity().word()).isEqualTo(severity);
    }

    private static List<Alert> alerts(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file))).stream()
                .filter(item -> item.outcome() instanceof Outcome.Decoded)
                .map(item -> Examples.only(List.of(item)))
                .toList();
    }
}
