package dev.onus.ingest.decode.format.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Item;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelIncidentTest {
    private static final String FIRST_ALERT = "91a2b3c4-d5e6-4f70-8192-a3b4c5d6e7f8";

    @Test
    void shouldTakeTheApplicationAndCallItWhatItsFirstAlertIsCalled() throws IOException {
        Alert alert = Examples.only(Examples.decode(created().toString()));

        assertThat(alert.candidates().getFirst().id())
                .isEqualTo("entra:application:5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035");
        assertThat(alert.candidates())
                .filteredOn(it -> it.role() == CandidateRole.HUMAN)
                .extracting(Candidate::id)
                .containsExactly("entra:user:2c70e5d8-1f49-4b3e-b6a7-98d0f3c15e42");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.rule()).contains("7d8e9f00-1a2b-4c3d-8e4f-5a6b7c8d9e0f");
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-20T03:07:44.1Z"));
        assertThat(alert.correlationId()).contains("microsoft:alert:" + FIRST_ALERT);
    }

    @Test
    void shouldMeetItsFirstAlertInOneCaseWhenThatComesByItself() throws IOException {
        Alert row = Examples.only(Examples.decode("""
                {"SystemAlertId":"4c5d6e7f-8091-4a2b-9c3d-4e5f60718293","VendorOriginalId":"%s",
                 "AlertSeverity":"High","AlertName":"Credential added to an application","ProductName":"Azure Sentinel",
                 "Entities":"[{\\"Type\\":\\"account\\",\\"Name\\":\\"5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035\\"}]"}""".formatted(FIRST_ALERT)));
        Alert incident = Examples.only(Examples.decode(created().toString()));

        assertThat(incident.correlationId()).isPresent().isEqualTo(row.correlationId());
        assertThat(incident.candidates().getFirst().id())
                .isEqualTo(row.candidates().getFirst().id());
    }

    @Test
    void shouldStayTheSameWhenAlertsAreAddedOrListedInAnotherOrder() throws IOException {
        JsonNode created = created();
        JsonNode updated = created();
        ArrayNode alerts = (ArrayNode) updated.path("object").path("properties").path("alerts");
        alerts.insert(0, alerts.remove(1));
        alerts.add(IntakeJson.MAPPER.readTree(
                "{\"properties\":{\"systemAlertId\":\"s-3\",\"timeGenerated\":\"2026-11-20T05:00:00Z\"}}"));
        ((ObjectNode) updated.path("object").path("properties")).put("severity", "Medium");

        Alert before = Examples.only(Examples.decode(created.toString()));
        Alert after = Examples.only(Examples.decode(updated.toString()));
        assertThat(after.correlationId()).isEqualTo(before.correlationId());
        assertThat(after.dedupKey()).isEqualTo(before.dedupKey());
        assertThat(after.severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({
        "New, , open",
        "Active, Undetermined, open",
        "Active, TruePositive, open",
        "Closed, TruePositive, resolved",
        "Closed, BenignPositive, resolved",
        "Closed, FalsePositive, resolved",
        "closed, , resolved"
    })
    void shouldBeResolvedWhenItIsClosedHoweverItWasClassified(String status, String classification, String expected)
            throws IOException {
        JsonNode incident = created();
        ObjectNode properties = (ObjectNode) incident.path("object").path("properties");
        properties.put("status", status).put("classification", classification);

        assertThat(Examples.only(Examples.decode(incident.toString())).status().word())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"High, high", "Medium, medium", "low, low", "Informational, informational", "100, unknown"})
    void shouldReadItsSeverity(String word, String expected) throws IOException {
        JsonNode incident = created();
        ((ObjectNode) incident.path("object").path("properties")).put("severity", word);

        assertThat(Examples.only(Examples.decode(incident.toString()))
                        .severity()
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void shouldReadTheListOfTheApiWhichHasNoEntities() {
        List<Item> items = Examples.decode(
                Examples.read(Examples.PAYLOADS.resolve("microsoft-sentinel-incident/closed-and-active.api.json")));

        Alert closed = Examples.only(List.of(items.get(0)));
        assertThat(closed.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(closed.correlationId()).contains("microsoft:incident:c4d0e1f2-0314-4526-8738-495061b2c3d4");
        assertThat(closed.attributes())
                .containsEntry("classification", "BenignPositive")
                .containsEntry("classificationReason", "SuspiciousButExpected");
        assertThat(Examples.only(List.of(items.get(1))).candidates()).isEmpty();
    }

    private static JsonNode created() throws IOException {
        return IntakeJson.MAPPER.readTree(
                Examples.read(Examples.PAYLOADS.resolve("microsoft-sentinel-incident/created.automation.json")));
    }
}
