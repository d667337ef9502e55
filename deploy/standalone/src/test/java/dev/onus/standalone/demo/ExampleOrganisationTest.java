package dev.onus.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.net.URI;
import java.time.Duration;
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

    @Test
    void shouldHoldOnlyDocumentsThatTheRegistryCanRead() {
        assertReadable(ExampleOrganisation.yaml(INBOX, 40), 30);
    }

    @Test
    void shouldLayDownStarterPoliciesThatTheRegistryCanRead() {
        assertReadable(ExampleOrganisation.read("/starter/policies.yaml"), 8);
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
                "key-in-ci-log.github.json",
                "failed-rotation.pagerduty.json",
                "guardduty-role-session.api.json",
                "unowned-token.onus.json"
            })
    void shouldHaveTheAlertsThatTheDemoPlays(String file) {
        assertThat(ExampleOrganisation.read("/examples/alerts/" + file))
                .startsWith(file.contains("github") ? "[" : "{");
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
