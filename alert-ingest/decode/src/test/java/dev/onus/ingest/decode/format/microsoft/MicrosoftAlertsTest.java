package dev.onus.ingest.decode.format.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Decoder;
import dev.onus.ingest.decode.EventRule;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Glob;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same finding through Graph, Sentinel and the streaming API, and what each of them does to it. */
class MicrosoftAlertsTest {
    private static final String PRINCIPAL = "entra:service-principal:b3d94e17-62c8-4f0a-8d25-71ae90c4f638";
    private static final String APPLICATION = "entra:application:5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035";

    private static final Path STREAMED =
            Examples.PAYLOADS.resolve("microsoft-defender-xdr/alert-then-evidence.records.json");

    @Test
    void shouldMeetInOneCaseWhatGraphAndSentinelSayOfOneFinding() {
        Alert graph = only("microsoft-graph-alert/oauth-app.alert.json");
        Alert row = only("microsoft-sentinel/app-governance.row.json");

        assertThat(graph.correlationId())
                .contains("microsoft:alert:c9e5a2f4-8b16-4d07-93ae-52f0d7b81c6e")
                .isEqualTo(row.correlationId());
        assertThat(best(graph)).isEqualTo(PRINCIPAL).isEqualTo(best(row));
        assertThat(graph.occurredAt()).isEqualTo(row.occurredAt()).contains(Instant.parse("2026-11-20T22:05:17Z"));
    }

    @Test
    void shouldTakeTheServicePrincipalBeforeItsApplicationAndAPersonNever() {
        Alert alert = only("microsoft-graph-alert/oauth-app.alert.json");

        assertThat(ids(alert)).startsWith(PRINCIPAL, APPLICATION);
        assertThat(alert.candidates().getLast().role()).isEqualTo(CandidateRole.HUMAN);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.SUSPICIOUS_OAUTH_APP);
        // A number is the product that was used, such as Exchange, and not an application of the tenant.
        assertThat(ids(alert)).noneMatch(id -> id.contains("20893"));
    }

    @Test
    void shouldLeaveAnAlertAboutPeopleUnresolvedAndItsSeverityUnknown() {
        Alert alert = only("microsoft-graph-alert/people-only.alert.json");

        assertThat(alert.candidates()).extracting(Candidate::role).containsOnly(CandidateRole.HUMAN);
        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.severityOriginal()).contains("unknownFutureValue");
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldReadEvidenceThatAPipelineHasFlattened() {
        Alert alert = only("microsoft-graph-alert/kubernetes.flattened.json");

        assertThat(best(alert)).isEqualTo("k8s:service-account:prod-weu/payments/settlement");
        assertThat(alert.candidates().getFirst().role()).isEqualTo(CandidateRole.ACTOR);
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-19T04:12:00.500Z"));
    }

    @Test
    void shouldReadTheTypeOfEvidenceUnderTheNameThatAPipelineGaveIt() {
        String alert = "{\"id\":\"1\",\"serviceSource\":\"x\",\"evidence\":[{\"%s\":\"#microsoft.graph.security."
                + "servicePrincipalEvidence\",\"servicePrincipalObjectId\":\"b3d94e17-62c8-4f0a-8d25-71ae90c4f638\"}]}";

        for (String name : List.of("@odata.type", "at_sign_odata_type")) {
            assertThat(ids(Examples.only(Examples.decode(alert.formatted(name)))))
                    .containsExactly(PRINCIPAL);
        }
    }

    @Test
    void shouldTakeAnAccountForAPersonUnlessItsNameIsAnId() {
        String row = "{\"SystemAlertId\":\"a\",\"AlertSeverity\":\"Low\",\"Entities\":[{\"Type\":\"account\","
                + "\"Name\":\"%s\"%s}]}";
        String id = "5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035";

        assertThat(ids(Examples.only(Examples.decode(row.formatted(id, ""))))).containsExactly(APPLICATION);
        Alert person = Examples.only(Examples.decode(row.formatted(id, ",\"UPNSuffix\":\"meridian-cards.example\"")));
        assertThat(person.candidates()).extracting(Candidate::role).containsExactly(CandidateRole.HUMAN);
    }

    @Test
    void shouldKeepTheDedupKeyWhenAnAlertIsUpdated() {
        String alert = "{\"id\":\"da1_2\",\"serviceSource\":\"x\",\"evidence\":[],\"title\":\"%s\","
                + "\"status\":\"%s\",\"severity\":\"%s\"}";
        Alert before = Examples.only(Examples.decode(alert.formatted("One", "new", "low")));
        Alert after = Examples.only(Examples.decode(alert.formatted("Two", "resolved", "high")));

        assertThat(after.dedupKey()).isEqualTo(before.dedupKey());
        assertThat(before.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(after.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldFollowReferencesBetweenEntities() {
        Alert alert = only("microsoft-sentinel/defender-for-cloud.export.json");

        assertThat(ids(alert)).first().isEqualTo("k8s:service-account:prod-weu/payments/settlement");
        assertThat(alert.sample()).isTrue();
        assertThat(alert.test()).isTrue();
    }

    @Test
    void shouldReadWhatStandsWholeInPropertiesThatAreCutOff() {
        Alert alert = only("microsoft-sentinel/scheduled-rule.truncated.json");

        assertThat(ids(alert)).containsExactly(APPLICATION);
        assertThat(alert.warnings()).anyMatch(warning -> warning.contains("cut off"));
        assertThat(alert.severityOriginal()).contains("100");
        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        // Neither the time of the workspace nor a placeholder is when it happened.
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-20T09:33:37.700Z"));
    }

    @Test
    void shouldTakeEntitiesAsATextAListOrNothing() {
        String row = "{\"SystemAlertId\":\"a\",\"AlertSeverity\":\"Low\",\"Entities\":%s}";
        String entity = "[{\"Type\":\"cloud-application\",\"AppId\":\"5E8A7C21-93BF-4D66-A1E0-C47F2D9B8035\"}]";
        String text = "\"" + entity.replace("\"", "\\\"") + "\"";

        assertThat(ids(Examples.only(Examples.decode(row.formatted(entity))))).containsExactly(APPLICATION);
        assertThat(ids(Examples.only(Examples.decode(row.formatted(text))))).containsExactly(APPLICATION);
        assertThat(ids(Examples.only(Examples.decode(row.formatted("\"\""))))).isEmpty();
        assertThat(ids(Examples.only(Examples.decode(row.formatted("null"))))).isEmpty();
        Alert cut = Examples.only(Examples.decode(row.formatted(text.substring(0, 30) + "\"")));
        assertThat(cut.warnings()).anyMatch(warning -> warning.contains("entities are cut off"));
    }

    @Test
    void shouldFindARulesOwnDetails() {
        String row =
                "{\"SystemAlertId\":\"a\",\"AlertSeverity\":\"Low\",\"ExtendedProperties\":\"{\\\"Custom Details\\\":"
                        + "\\\"{\\\\\\\"ServicePrincipalId\\\\\\\":"
                        + "[\\\\\\\"b3d94e17-62c8-4f0a-8d25-71ae90c4f638\\\\\\\"]}\\\"}\"}";

        assertThat(ids(Examples.only(Examples.decode(row)))).containsExactly(PRINCIPAL);
    }

    @Test
    void shouldNotMakeAnIncidentAnotherAlert() {
        List<Item> items = Examples.decode("{\"SystemAlertId\":\"a\",\"Severity\":\"High\",\"IsIncident\":\"True\"}");

        assertThat(items.getFirst().outcome()).isInstanceOf(Outcome.Ignored.class);
    }

    @Test
    void shouldReadTheResourceManagersShapeWhoseResourceIsAnIdentity() {
        Alert alert = only("microsoft-sentinel/managed-identity.resolved.arm.json");

        assertThat(best(alert))
                .startsWith("azure:managed-identity:/subscriptions/1a2b3c4d-")
                .endsWith("/settlement-job");
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldOpenOneCaseForAnAlertAndItsEvidence() {
        List<Item> items = Examples.decode(Examples.read(STREAMED));

        assertThat(items).hasSize(4);
        assertThat(ignoredBy(items.get(0))).isEqualTo("microsoft-defender-xdr/alert-info");
        assertThat(ignoredBy(items.get(2))).isEqualTo("microsoft-defender-xdr/no-machine");
        assertThat(ignoredBy(items.get(3))).isEqualTo("microsoft-defender-xdr/no-machine");
        Alert alert = Examples.only(List.of(items.get(1)));
        assertThat(best(alert)).isEqualTo(APPLICATION);
        assertThat(alert.title()).isEqualTo("Application consent looks like phishing");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldKeepARowOfACloudResourceWhichMayBeAllThatAnAlertIsAbout() {
        Alert resource = Examples.only(Examples.decode("""
                {"category":"AdvancedHunting-AlertEvidence","properties":{"AlertId":"da638999001122334455_-1180734",
                 "EntityType":"CloudResource","CloudResource":"/subscriptions/1/resourceGroups/a/providers/b/c/d"}}"""));

        assertThat(resource.candidates()).isEmpty();
        assertThat(resource.dedupKey()).isEqualTo("microsoft-defender-xdr/da638999001122334455_-1180734");
        assertThat(resource.correlationId()).contains("microsoft:alert:da638999001122334455_-1180734");
        // What a row of evidence does not say must not raise what its alert said.
        assertThat(resource.severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void shouldTakeEveryRowOfADefenderAlertWhenTheSourceSaysSo() {
        EventRule every = new EventRule(
                "all", Glob.ANYTHING, Optional.empty(), true, Optional.empty(), Optional.empty(), "Everything counts.");
        SourceOptions options = new SourceOptions(
                Submission.DETECT, Optional.empty(), List.of(every), Map.of(), Optional.empty(), false, Map.of());
        List<Alert> alerts = new Decoder(Examples.DIGEST)
                .decode(new Submission(Examples.read(STREAMED), "xdr", options, Map.of(), "d-1", 0)).stream()
                        .map(item -> Examples.only(List.of(item)))
                        .toList();

        assertThat(alerts)
                .hasSize(4)
                .extracting(Alert::dedupKey)
                .containsOnly(alerts.getFirst().dedupKey());
        assertThat(alerts.getFirst().candidates()).isEmpty();
    }

    @Test
    void shouldTakeARowAboutAPersonThatNamesAnApplicationToo() {
        String row = """
                {"category":"AdvancedHunting-AlertEvidence","properties":{"AlertId":"da1_-7","EntityType":"User",
                 "AccountUpn":"ines@example.org","OAuthApplicationId":"%s"}}""";

        assertThat(best(Examples.only(Examples.decode(row.formatted("5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035")))))
                .isEqualTo("entra:application:5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035");
        assertThat(ignoredBy(Examples.decode(row.formatted("")).getFirst()))
                .isEqualTo("microsoft-defender-xdr/no-machine");
    }

    @Test
    void shouldKeepWhatIsNotJsonAndSayWhere() {
        List<Item> items =
                Examples.decode("{\"SystemAlertId\": \"a\", \"Severity\": \"High\", {Type: 'AzureResource',}}");

        assertThat(items).hasSize(1);
        assertThat(items.getFirst().outcome()).isInstanceOf(Outcome.Unmapped.class);
        assertThat(((Outcome.Unmapped) items.getFirst().outcome()).reason()).contains("line 1, column");
        assertThat(new String(items.getFirst().bytes(), StandardCharsets.UTF_8)).contains("AzureResource");
    }

    private static String ignoredBy(Item item) {
        assertThat(item.outcome()).isInstanceOf(Outcome.Ignored.class);
        return ((Outcome.Ignored) item.outcome()).rule();
    }

    private static Alert only(String file) {
        return Examples.only(Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file))));
    }

    private static String best(Alert alert) {
        return alert.candidates().getFirst().id();
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
