package dev.onus.ingest.decode.format.saas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.redact.AlertRedaction;
import dev.onus.ingest.redact.Redactor;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaasTest {
    private static final String HOOK = "okta-system-log/token-lifecycle.event-hook.json";
    private static final String THREATS = "okta-system-log/threats.lower-case.json";

    @Test
    void shouldResolveTheCreationOfATokenWithItsRevocation() {
        List<Alert> alerts = alerts(HOOK);

        assertThat(alerts).hasSize(2);
        assertThat(alerts).extracting(Alert::dedupKey).containsOnly("okta/api-token/00T7ledger000000000x7");
        assertThat(alerts).extracting(Alert::status).containsExactly(AlertStatus.OPEN, AlertStatus.RESOLVED);
        assertThat(alerts)
                .extracting(Alert::credentialState)
                .containsExactly(CredentialState.ACTIVE, CredentialState.INACTIVE);
        assertThat(ids(alerts.getFirst())).first().isEqualTo("okta:api-token:00T7ledger000000000x7");
    }

    @Test
    void shouldOpenAnEventHookAndKeepItsOrganizationInEachEvent() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve(HOOK)));

        assertThat(items).extracting(Item::delivery).containsOnly("hook-5d1f");
        assertThat(items).extracting(Item::index).containsExactly(0, 1, 2, 3);
        // A dead letter keeps the item alone.
        Alert again = Examples.only(Examples.decode(items.getFirst().tree().toString()));
        assertThat(again.attributes()).containsEntry("organization", "meridian-cards.okta.com");
        assertThat(again.evidenceUrl().orElseThrow()).startsWith("https://meridian-cards-admin.okta.com/");
    }

    @Test
    void shouldIgnoreWhatIsOrdinaryOrWasRefused() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve(HOOK)));

        assertThat(items.subList(2, 4))
                .extracting(item -> ((Outcome.Ignored) item.outcome()).rule())
                .containsExactly("okta-system-log/ordinary", "okta-system-log/failed");
    }

    @Test
    void shouldReadAnEventWhoseNamesAPipelineHasLowered() {
        Alert alert = alerts(THREATS).getFirst();

        assertThat(alert.rule()).contains("security.threat.detected");
        assertThat(alert.title()).isEqualTo("Request from suspicious actor: Ledger API");
        // Its level in the log is INFO, and the worst of what was detected is high.
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.attributes()).containsEntry("riskLevel", "HIGH");
    }

    @Test
    void shouldNotTakeTheLevelOfALogForASeverity() {
        List<Alert> alerts = alerts(THREATS);

        assertThat(alerts.get(1).severityOriginal()).contains("WARN");
        assertThat(alerts.get(1).severity()).isEqualTo(Severity.HIGH);
        assertThat(alerts.get(2).severityOriginal()).contains("DEBUG");
        assertThat(alerts.get(2).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(ids(alerts.get(1))).first().isEqualTo("okta:application:0oa7ledger000000000x7");
    }

    @Test
    void shouldNotTakeTheWordUnknownForAnIdentity() {
        Alert alert = Examples.only(Examples.decode("{\"uuid\":\"u\",\"published\":\"2026-11-21T03:04:05Z\","
                + "\"eventType\":\"app.oauth2.token.detect_reuse\","
                + "\"actor\":{\"id\":\"unknown\",\"type\":\"PublicClientApp\"},\"client\":{\"id\":\"unknown\"},"
                + "\"target\":[{\"id\":\"UNKNOWN\",\"type\":\"Token\",\"alternateId\":\"unknown\"}]}"));

        assertThat(alert.candidates()).isEmpty();
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldTakeTheKeyThatWasMadeBeforeTheKeyThatMadeIt() {
        List<Alert> alerts = alerts("openai-audit/keys.json");

        assertThat(ids(alerts.get(0))).first().isEqualTo("openai:api-key:key_ledger7");
        assertThat(ids(alerts.get(1)))
                .containsExactly(
                        "openai:api-key:key_ledger7", "openai:api-key:key_admin1", "openai:service-account:svc_deploy");
        assertThat(alerts.get(1).dedupKey()).isEqualTo(alerts.get(0).dedupKey());
        assertThat(alerts.get(1).status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldCountAWideKeyAsWorseThanANarrowOne() {
        String created = "{\"id\":\"a\",\"object\":\"organization.audit_log\",\"type\":\"api_key.created\","
                + "\"effective_at\":1795230245,"
                + "\"actor\":{},\"api_key_created\":{\"id\":\"key_1\",\"data\":{\"scopes\":%s}}}";

        assertThat(severity(created.formatted("[\"model.read\"]"))).isEqualTo(Severity.LOW);
        assertThat(severity(created.formatted("[\"model.read\",\"all\"]"))).isEqualTo(Severity.MEDIUM);
        assertThat(severity(created.formatted("[\"organization:write\"]"))).isEqualTo(Severity.MEDIUM);
        assertThat(severity(created.formatted("\"all\""))).isEqualTo(Severity.MEDIUM);
        assertThat(severity(created.formatted("null"))).isEqualTo(Severity.LOW);
    }

    @Test
    void shouldLeaveWhatActedReadableThoughItIsCalledAKey() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("openai-audit/keys.json")));
        Redactor redactor = new Redactor(Examples.DIGEST);
        Item deleted = items.get(1);
        Alert clean =
                new AlertRedaction(redactor, redactor.secretsIn(deleted.tree())).of(Examples.only(List.of(deleted)));

        assertThat(ids(clean)).contains("openai:api-key:key_admin1");
        assertThat(clean.dedupKey()).isEqualTo("openai/api-key/key_ledger7");
        assertThat(redactor.tree(deleted.tree()).toString()).contains("key_admin1");
    }

    @Test
    void shouldStillTakeOutAKeyThatStandsInAnObject() throws Exception {
        String text = "{\"api_key\":{\"id\":\"key_1\",\"value\":\"correct horse battery\"},"
                + "\"apiKey\":{\"a\":\"staple staple\"}}";
        Redactor redactor = new Redactor(Examples.DIGEST);

        assertThat(redactor.tree(IntakeJson.MAPPER.readTree(text)).toString()).doesNotContain("horse", "staple");
    }

    @Test
    void shouldLeaveAKeyWithoutAnIdUnresolved() {
        Alert alert = Examples.only(Examples.decode("{\"id\":\"activity_7\",\"created_at\":\"2026-11-20T09:08:07Z\","
                + "\"organization_id\":\"o\",\"type\":\"service_key_created\","
                + "\"actor\":{\"type\":\"user_actor\",\"user_id\":\"user_1\"}}"));

        assertThat(alert.candidates()).extracting(Candidate::role).containsExactly(CandidateRole.HUMAN);
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void shouldReadTheKeysAndValuesOfAFalconAudit() {
        List<Alert> alerts = alerts("crowdstrike-event-stream/events.json");

        assertThat(ids(alerts.get(0))).first().isEqualTo("crowdstrike:api-client:c11e0ledger7");
        assertThat(alerts.get(0).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alerts.get(1).dedupKey()).isEqualTo(alerts.get(0).dedupKey());
        assertThat(alerts.get(1).status()).isEqualTo(AlertStatus.RESOLVED);
        // The name of the severity wins over its number.
        assertThat(alerts.get(2).severity()).isEqualTo(Severity.HIGH);
    }

    private static Severity severity(String body) {
        return Examples.only(Examples.decode(body)).severity();
    }

    private static List<Alert> alerts(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file))).stream()
                .filter(item -> item.outcome() instanceof Outcome.Decoded)
                .map(item -> Examples.only(List.of(item)))
                .toList();
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
