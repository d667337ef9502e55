package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Panther says of a log is more than the shape of its records. */
class PantherLogTypesTest {
    private static final String LIKE_GITHUB = """
            {"p_log_type":"%s","p_event_time":"2026-11-20 12:00:00.5","action":"app.installed","actor":"ines",
             "org":"meridian-cards","created_at":"2026-11-20 12:00:00.5"}""";

    @Test
    void shouldReadEachStoredEventWithTheFormatOfItsLog() {
        List<Item> items =
                Examples.decode(Examples.read(Examples.PAYLOADS.resolve("panther-alert/stored-events.jsonl")));

        assertThat(items)
                .extracting(Item::format)
                .containsExactly(
                        "aws-cloudtrail",
                        "aws-cloudtrail-insights",
                        "aws-guardduty",
                        "okta-system-log",
                        "gcp-audit",
                        "github-audit-log",
                        "microsoft-graph-legacy-alert",
                        "none",
                        "onus");
    }

    @Test
    void shouldNotTakeAnotherVendorsRecordForGitHubs() {
        Item item = Examples.decode(LIKE_GITHUB.formatted("Slack.AuditLogs")).getFirst();

        assertThat(item.outcome())
                .isEqualTo(
                        new Outcome.Unmapped(
                                "Expected a shape that Onus knows, but it is a record that Panther keeps of the log Slack.AuditLogs."));
    }

    @Test
    void shouldNotAskAnotherFormatThanThatOfTheLog() {
        assertThat(Examples.decode(LIKE_GITHUB.formatted("AWS.CloudTrail"))
                        .getFirst()
                        .format())
                .isEqualTo("none");
        assertThat(Examples.decode(LIKE_GITHUB.formatted("GitHub.Audit"))
                        .getFirst()
                        .format())
                .isEqualTo("github-audit-log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GitHub.SomethingNew", "Custom.Org.Audit"})
    void shouldGoByTheShapeOfALogThatItsVendorOrTheCustomerHasAdded(String type) {
        assertThat(Examples.decode(LIKE_GITHUB.formatted(type)).getFirst().format())
                .isEqualTo("github-audit-log");
    }
}
