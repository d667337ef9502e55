package dev.onus.ingest.decode.format.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.vocabulary.AlertStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyGraphAlertTest {
    private static final String ALERT = """
            {"id":"a-1","azureTenantId":"t","title":"T","severity":"%s","status":"%s","feedback":"%s",
             "eventDateTime":"2026-11-18T09:02:11Z","vendorInformation":{"provider":"IPC"}}""";

    @Test
    void shouldReadTheListOfTheApi() {
        List<Item> items =
                Examples.decode(Examples.read(Examples.PAYLOADS.resolve("microsoft-graph-legacy-alert/list.json")));

        assertThat(items).extracting(Item::format).containsOnly("microsoft-graph-legacy-alert");
        Alert application = Examples.only(List.of(items.get(0)));
        assertThat(application.candidates().getFirst().id())
                .isEqualTo("entra:application:5e8a7c21-93bf-4d66-a1e0-c47f2d9b8035");
        assertThat(application.candidates().getLast().role()).isEqualTo(CandidateRole.HUMAN);
        assertThat(application.occurredAt()).contains(Instant.parse("2026-11-18T09:02:11.334Z"));
        assertThat(application.correlationId()).contains("microsoft:alert:ad7b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d");
        Alert identity = Examples.only(List.of(items.get(1)));
        assertThat(identity.candidates().getFirst().id()).startsWith("azure:managed-identity:/subscriptions/1a2b3c4d-");
        assertThat(identity.status()).isEqualTo(AlertStatus.RESOLVED);
        Alert nobody = Examples.only(List.of(items.get(2)));
        assertThat(nobody.candidates()).isEmpty();
        assertThat(nobody.title()).isEqualTo("unfamiliarLocation");
        assertThat(nobody.occurredAt()).contains(Instant.parse("2026-11-17T07:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "newAlert, unknown, open",
        "inProgress, truePositive, open",
        "resolved, truePositive, resolved",
        "dismissed, unknown, resolved",
        "inProgress, falsePositive, resolved",
        "newAlert, benignPositive, resolved",
        "unknown, unknown, unknown"
    })
    void shouldReadStatusAndFeedback(String status, String feedback, String expected) {
        assertThat(Examples.only(Examples.decode(ALERT.formatted("low", status, feedback)))
                        .status()
                        .word())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"informational, informational", "Low, low", "medium, medium", "high, high", "unknown, unknown"})
    void shouldReadItsSeverity(String word, String expected) {
        assertThat(Examples.only(Examples.decode(ALERT.formatted(word, "newAlert", "")))
                        .severity()
                        .word())
                .isEqualTo(expected);
    }
}
