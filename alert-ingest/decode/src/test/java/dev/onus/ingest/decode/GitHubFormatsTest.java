package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubFormatsTest {
    @Test
    void shouldKnowALeakForTheSameAlertWhateverIsToldOfIt() {
        Alert leaked = payload("github-secret-scanning/publicly-leaked.webhook.json");
        Alert location = payload("github-secret-scanning/location.webhook.json");
        Alert validated = payload("github-secret-scanning/validated.webhook.json");

        assertThat(List.of(location, validated)).allSatisfy(update -> {
            assertThat(update.dedupKey()).isEqualTo(leaked.dedupKey());
            assertThat(update.correlationId()).isEqualTo(leaked.correlationId());
        });
        assertThat(leaked.publiclyExposed()).isTrue();
        assertThat(leaked.severity()).isEqualTo(Severity.HIGH);
        assertThat(location.resource()).contains("meridian-cards/settlement/tools/replay/.env:7");
    }

    @Test
    void shouldTakeAValidationForAChangeOfTheCredentialAndNotOfTheAlert() {
        Alert validated = payload("github-secret-scanning/validated.webhook.json");

        assertThat(validated.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(validated.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(validated.credentialObservedAt()).contains(Instant.parse("2026-11-21T02:05:41Z"));
        assertThat(validated.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void shouldNotReopenAResolvedAlertBecauseItWasFoundInOneMorePlace() {
        Alert silent = Examples.only(Examples.decode("""
                {"action":"created","alert":{"number":3,"secret_type":"pem"},"location":
                 {"type":"commit","details":{"path":"a.pem","start_line":1}},
                 "repository":{"id":9,"full_name":"meridian-cards/ledger"}}"""));
        Alert resolved = Examples.only(Examples.decode("""
                {"action":"created","alert":{"number":3,"secret_type":"pem","state":"resolved"},"location":
                 {"type":"commit","details":{"path":"a.pem","start_line":1}},
                 "repository":{"id":9,"full_name":"meridian-cards/ledger"}}"""));

        assertThat(silent.status()).isEqualTo(AlertStatus.UNKNOWN);
        assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldKeepWhoPushedPastTheProtectionAsContextOnly() {
        Alert leaked = payload("github-secret-scanning/publicly-leaked.webhook.json");

        assertThat(leaked.candidates().getFirst().role()).isEqualTo(CandidateRole.FINDING);
        assertThat(leaked.candidates()).contains(new Candidate("github:user:tomas-reyes", CandidateRole.HUMAN, 50));
    }

    @Test
    void shouldEndAnInstalledAppUnderTheKeyThatBeganIt() {
        Alert created = payload("github-webhook/installation-created.json");
        Alert suspended = payload("github-webhook/installation-suspended.json");

        assertThat(created.candidates().getFirst().id()).isEqualTo("github:app:330481/51140072");
        assertThat(created.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(created.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(suspended.dedupKey()).isEqualTo(created.dedupKey());
        assertThat(suspended.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(suspended.credentialState()).isEqualTo(CredentialState.INACTIVE);
    }

    @Test
    void shouldNameTheKeyThatWasMadeAndNotWhoMadeIt() {
        Alert key = payload("github-webhook/deploy-key-created.json");
        Alert token = payload("github-webhook/token-approved.json");

        assertThat(key.candidates().getFirst().id()).isEqualTo("github:deploy-key:90877123");
        assertThat(key.rule()).contains("deploy_key.created");
        assertThat(key.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(token.candidates().getFirst().id()).isEqualTo("github:token:6620114");
        assertThat(token.severity()).isEqualTo(Severity.LOW);
        assertThat(List.of(key, token))
                .allSatisfy(alert -> assertThat(alert.candidates())
                        .filteredOn(candidate -> candidate.id().startsWith("github:user:"))
                        .isNotEmpty()
                        .allMatch(candidate -> candidate.role() == CandidateRole.HUMAN));
    }

    @Test
    void shouldIgnoreWhatGivesNoAccessYet() {
        assertThat(outcome("github-webhook/token-requested.json"))
                .isEqualTo(new Outcome.Ignored(
                        "github-webhook/personal_access_token_request.*",
                        "No access was given yet; GitHub asks its own approvers."));
        assertThat(outcome("github-webhook/ping.json")).isInstanceOf(Outcome.Ignored.class);
    }

    @Test
    void shouldPickAlertsOutOfTheAuditLogByItsRules() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("github-audit-log/records.jsonl")));

        Alert granted = Examples.only(items.subList(0, 1));
        Alert made = Examples.only(items.subList(1, 2));
        Alert ended = Examples.only(items.subList(2, 3));
        Alert bypass = Examples.only(items.subList(3, 4));
        assertThat(granted.candidates().getFirst().id()).isEqualTo("github:token:6620114");
        assertThat(granted.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(made.candidates().getFirst().id()).startsWith("github:deploy-key:0f:2c:");
        assertThat(made.candidates()).extracting(Candidate::id).contains("github:app:ledger-sync");
        assertThat(ended.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(ended.dedupKey()).isEqualTo(made.dedupKey());
        assertThat(bypass.dedupKey()).isEqualTo("github/701204417#23:bypass");
        assertThat(bypass.correlationId()).contains("github:secret-scanning:meridian-cards/settlement#23");
        assertThat(items.get(4).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class,
                        ignored -> assertThat(ignored.rule()).isEqualTo("github-audit-log/ordinary"));
    }

    private static Alert payload(String file) {
        return Examples.only(Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file))));
    }

    private static Outcome outcome(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file)))
                .getFirst()
                .outcome();
    }
}
