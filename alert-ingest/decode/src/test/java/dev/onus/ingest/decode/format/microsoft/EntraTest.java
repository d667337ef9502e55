package dev.onus.ingest.decode.format.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntraTest {
    private static final String PRINCIPAL = "entra:service-principal:b3d94e17-62c8-4f0a-8d25-71ae90c4f638";
    private static final String RISK = "{\"id\":\"1\",\"servicePrincipalId\":\"B3D94E17-62C8-4F0A-8D25-71AE90C4F638\","
            + "\"riskEventType\":\"suspiciousSignins\","
            + "\"riskLevel\":\"%s\",\"riskState\":\"%s\"}";

    @Test
    void shouldCountAConfirmedCompromiseAsCritical() {
        assertThat(risk("high", "confirmedCompromised").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(risk("high", "confirmedCompromised").severityReason()).isPresent();
        assertThat(risk("hidden", "confirmedCompromised").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(risk("high", "atRisk").severity()).isEqualTo(Severity.HIGH);
        assertThat(risk("medium", "confirmedCompromised").severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldNotTakeAHiddenLevelForALowOne() {
        Alert alert = risk("hidden", "atRisk");

        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.severityOriginal()).contains("hidden");
        assertThat(risk("none", "atRisk").severity()).isEqualTo(Severity.INFORMATIONAL);
    }

    @Test
    void shouldResolveWhatSomebodyHasDismissed() {
        assertThat(risk("low", "dismissed").status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(risk("low", "none").status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(risk("low", "atRisk").status()).isEqualTo(AlertStatus.OPEN);
        assertThat(risk("low", "dismissed").dedupKey())
                .isEqualTo(risk("high", "atRisk").dedupKey());
    }

    @Test
    void shouldNameTheServicePrincipalByItsObjectIdBeforeApplicationAndKey() {
        Alert alert =
                items("microsoft-entra-risk/leaked-credentials.record.json").getFirst();

        assertThat(ids(alert))
                .containsExactly(
                        PRINCIPAL,
                        "entra:application:5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035",
                        "entra:key:e41f09b6-7a2d-4c83-95e0-3bd8a1c6f724");
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
    }

    @Test
    void shouldTakeWhoGotTheCredentialBeforeWhoGaveIt() {
        Alert added = items("microsoft-entra-audit/credentials.records.json").getFirst();

        assertThat(ids(added)).startsWith(PRINCIPAL, "entra:service-principal:a0e9c3f5-6d41-4b87-92fe-5c8d10b7e463");
        assertThat(added.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(added.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void shouldResolveTheComingOfACredentialWhenItGoes() {
        List<Alert> alerts = items("microsoft-entra-audit/credentials.records.json");

        assertThat(alerts.get(0).correlationId())
                .contains("entra:key:e41f09b6-7a2d-4c83-95e0-3bd8a1c6f724")
                .isEqualTo(alerts.get(1).correlationId());
        assertThat(alerts.get(0).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alerts.get(1).status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alerts.get(1).credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(alerts.get(1).rule()).contains("Update application - Certificates and secrets management");
    }

    @Test
    void shouldIgnoreWhatFailedAndWhatIsOrdinaryAndSayWhy() {
        List<Outcome> outcomes = Examples.decode(
                        Examples.read(Examples.PAYLOADS.resolve("microsoft-entra-audit/credentials.records.json")))
                .stream()
                .map(Item::outcome)
                .toList();

        assertThat(outcomes.subList(2, 4))
                .extracting(outcome -> ((Outcome.Ignored) outcome).rule())
                .containsExactly("microsoft-entra-audit/failed", "microsoft-entra-audit/ordinary");
    }

    @Test
    void shouldTakeWhoGotARightAndNotTheApiThatItIsFor() {
        List<Alert> alerts = items("microsoft-entra-audit/rights.records.json");

        assertThat(ids(alerts.get(0))).startsWith(PRINCIPAL);
        assertThat(alerts.get(0).alertClass()).isEqualTo(AlertClass.OVER_PRIVILEGED);
        assertThat(alerts.get(1).alertClass()).isEqualTo(AlertClass.SUSPICIOUS_OAUTH_APP);
        assertThat(alerts.subList(0, 2)).extracting(Alert::severity).containsOnly(Severity.MEDIUM);
        assertThat(alerts.get(2).severityReason().orElseThrow()).contains("federated-credential");
    }

    @Test
    void shouldReadARowOfTheLogAsSentinelStoresIt() {
        String row = "{\"OperationName\":\"Add owner to service principal\",\"Result\":\"%s\","
                + "\"LoggedByService\":\"Core Directory\","
                + "\"ActivityDateTime\":\"2026-11-20T14:05:06Z\",\"CorrelationId\":\"c\",\"InitiatedBy\":"
                + "\"{\\\"app\\\":{\\\"servicePrincipalId\\\":\\\"a0e9c3f5\\\"}}\",\"TargetResources\":"
                + "\"[{\\\"type\\\":\\\"ServicePrincipal\\\","
                + "\\\"id\\\":\\\"b3d94e17-62c8-4f0a-8d25-71ae90c4f638\\\"}]\"}";
        Alert alert = Examples.only(Examples.decode(row.formatted("success")));

        assertThat(ids(alert)).containsExactly(PRINCIPAL, "entra:service-principal:a0e9c3f5");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(Examples.decode(row.formatted("failure")).getFirst().outcome())
                .isInstanceOf(Outcome.Ignored.class);
    }

    private static Alert risk(String level, String state) {
        return Examples.only(Examples.decode(RISK.formatted(level, state)));
    }

    /** The alerts of a payload, without what is ignored. */
    private static List<Alert> items(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file))).stream()
                .filter(item -> item.outcome() instanceof Outcome.Decoded)
                .map(item -> Examples.only(List.of(item)))
                .toList();
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
