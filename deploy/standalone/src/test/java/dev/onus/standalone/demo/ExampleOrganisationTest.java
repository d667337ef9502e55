package dev.onus.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ExampleOrganisationTest {
    private static final URI INBOX = URI.create("http://127.0.0.1:9");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldHoldOnlyDocumentsThatTheRegistryCanRead() {
        assertReadable(ExampleOrganisation.yaml(INBOX, 40), 45);
    }

    @Test
    void shouldLayDownStarterPoliciesThatTheRegistryCanRead() {
        assertReadable(ExampleOrganisation.read("/starter/policies.yaml"), 12);
    }

    @Test
    void shouldSendEverybodysPagesToTheInbox() {
        assertThat(ExampleOrganisation.yaml(INBOX, 1))
                .contains("http://127.0.0.1:9/ana")
                .doesNotContain("${inbox}");
    }

    @Test
    void shouldShortenEveryWindowAndNothingElse() {
        String shortened =
                Windows.shortened("{acknowledgeWithin: PT5M, rotationDue: 2027-01-15T00:00:00Z, within: P1D}", 60);

        assertThat(shortened).isEqualTo("{acknowledgeWithin: PT5S, rotationDue: 2027-01-15T00:00:00Z, within: PT24M}");
        assertThat(Windows.shortened(Duration.ofMinutes(5), 1_000)).isEqualTo(Windows.SHORTEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expiring-tokens.yaml",
                "inactive-partner.yaml",
                "quiet-source.yaml",
                "release-runners.yaml",
                "renewed-notes.yaml",
                "renewed-publisher.yaml",
                "silent-source.yaml",
                "two-names.yaml"
            })
    void shouldChangeOnlyWhatTheRegistryCanRead(String file) {
        assertReadable(Moments.filled(ExampleOrganisation.read("/examples/changes/" + file), NOW), 1);
    }

    @Test
    void shouldWriteRealTimesIntoRecordsAndAlerts() {
        assertThat(Moments.filled("a ${now} b ${now-P30D} c ${now+PT2H} d ${inbox}", NOW))
                .isEqualTo("a 2026-11-21T12:00:00Z b 2026-10-22T12:00:00Z c 2026-11-21T14:00:00Z d ${inbox}");
    }

    @Test
    void shouldShortenTheWindowsOfEffectsToo() {
        assertThat(Windows.shortened("{expiresAfter: PT10H, answerWithin: PT10M, unusedFor: P30D}", 60))
                .isEqualTo("{expiresAfter: PT10M, answerWithin: PT10S, unusedFor: P30D}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card-vault-takeover.onus.json",
                "claimed-mirror.onus.json",
                "failed-rotation.pagerduty.json",
                "fraud-scoring.onus.json",
                "guardduty-role-session.api.json",
                "key-in-ci-log.github.json",
                "lease-given-back.onus.json",
                "ledger-export-key.onus.json",
                "ledger-export-user.onus.json",
                "mailer-leaked-again.onus.json",
                "mailer-leaked.onus.json",
                "mailer-used-again.onus.json",
                "release-runner.onus.json",
                "shared-used.onus.json",
                "shared-without-steward.onus.json",
                "statements-key-drift.onus.json",
                "statements-key-leaked.github.json",
                "third-party-grant.onus.json",
                "unowned-mirror.onus.json",
                "unowned-token.onus.json"
            })
    void shouldHaveTheAlertsThatTheDemoPlays(String file) throws JsonProcessingException {
        JsonNode alert =
                OnusApi.JSON.readTree(Moments.filled(ExampleOrganisation.read("/examples/alerts/" + file), NOW));
        assertThat(alert.isEmpty()).isFalse();
        assertThat(alert.toString()).doesNotContain("${");
    }

    @Test
    void shouldNameEachScenarioOnceAndSayWhichRequirementItShows() {
        assertThat(Scenarios.names()).doesNotHaveDuplicates().hasSize(14);
        assertThat(Scenarios.ALL)
                .allSatisfy(scenario -> assertThat(scenario.about()).matches(".*\\((OWN|ESC|SYS)-\\d+.*\\)\\."));
    }

    private static void assertReadable(String yaml, int atLeast) {
        RecordReader reader = new RecordReader(UnknownFields.REFUSE);
        List<String> problems = new ArrayList<>();
        int documents = 0;
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            documents++;
            if (reader.read(asDocument(document)) instanceof Reading.Unreadable unreadable) {
                problems.add(document + ": " + unreadable.problems());
            }
        }
        assertThat(problems).isEmpty();
        assertThat(documents).isGreaterThanOrEqualTo(atLeast);
    }

    @SuppressWarnings("unchecked") // YAML's documents are maps from text; anything else fails the test.
    private static Map<String, Object> asDocument(Object document) {
        return (Map<String, Object>) document;
    }
}
