package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of SIEMs' formats, each of which has cost somebody an alert. */
class SiemTest {
    private static final String CEF = "CEF:0|Meridian|Gateway|1|7|name|5|";

    @Test
    void shouldTellTheRowsOfOneSplunkJobApart() {
        Alert one = only(splunk("job-1", "{\"_time\":\"1795230000\",\"user\":\"svc-a\"}"));
        Alert other = only(splunk("job-1", "{\"_time\":\"1795230000\",\"user\":\"svc-b\"}"));

        assertThat(one.dedupKey()).isNotEqualTo(other.dedupKey());
    }

    @Test
    void shouldKnowARowAgainThatALaterSplunkJobFinds() {
        Alert one = only(splunk("job-1", "{\"_time\":\"1795230000\",\"user\":\"svc-a\",\"_serial\":\"1\"}"));
        Alert again = only(splunk("job-2", "{\"_time\":\"1795230000\",\"user\":\"svc-a\",\"_serial\":\"9\"}"));

        assertThat(again.dedupKey()).isEqualTo(one.dedupKey());
    }

    @Test
    void shouldTakeASplunkAlertWithoutARowAsUnresolved() {
        Alert alert = only(
                "{\"sid\":\"job-1\",\"search_name\":null,\"results_link\":\"https://s.example/1\",\"result\":null}");

        assertThat(alert.candidates()).isEmpty();
        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.evidenceUrl()).contains("https://s.example/1");
        assertThat(alert.warnings()).anyMatch(warning -> warning.contains("no row"));
    }

    @Test
    void shouldTakeWhatASearchFoundInALogForAnAlertWhateverTheLogsRulesSay() {
        String record = """
                {"eventVersion":"1.09","eventID":"e","eventTime":"2026-11-21T03:00:00Z","eventSource":"s3.amazonaws.com",\
                "eventName":"ListBuckets","awsRegion":"eu-west-1","userIdentity":{"type":"IAMUser",\
                "accessKeyId":"AKIA4PAYMENTSDEPLOY1","accountId":"111122223333","userName":"settlement-deploy"}}""";
        assertThat(Examples.decode(record).getFirst().outcome()).isInstanceOf(Outcome.Ignored.class);

        Alert alert = only(splunk("j", "{\"severity\":\"high\",\"_raw\":" + TextNode.valueOf(record) + "}"));

        assertThat(ids(alert)).first().isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.rule()).contains("s");
        assertThat(alert.dedupKey()).startsWith("splunk/");
    }

    @Test
    void shouldTakeEveryValueOfASplunkField() {
        Alert alert = only(splunk("j", "{\"user\":[\"svc-a\",\"arn:aws:iam::111122223333:role/r\"]}"));

        assertThat(ids(alert)).containsExactly("aws:role:arn:aws:iam::111122223333:role/r", "splunk:account:svc-a");
    }

    @Test
    void shouldNeverTakeAPersonForTheIdentity() {
        Alert alert = only(splunk("j", "{\"user\":\"jane@meridian-cards.example\"}"));

        assertThat(alert.candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.role()).isEqualTo(CandidateRole.HUMAN));
    }

    @Test
    void shouldGiveEachOfSeveralHecEventsAnOutcome() {
        List<Item> items = Examples.decode("""
                {"time":1795230900,"event":{"title":"a","dedupKey":"1"}}{"time":1795230901,"event":"unknown words"}
                {"time":1795230902,"event":"CEF:0|v|p|1|7|n|5|suser=svc"}""");

        assertThat(items).hasSize(3);
        assertThat(items).extracting(Item::format).containsExactly("onus", "none", "cef");
        assertThat(items.get(1).tree().path("text").asText()).isEqualTo("unknown words");
    }

    @Test
    void shouldTakeTheYearOfASyslogDateFromTheTimeOfItsHecEvent() {
        Alert alert = only("{\"time\":\"1798761600\",\"event\":\"Dec 31 23:59:58 gw " + CEF + "suser=svc\"}");

        assertThat(alert.occurredAt()).contains(Instant.parse("2026-12-31T23:59:58Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            moo=this =has = equals\\=       | moo | this =has = equals=
            request=https://h/?a=b&c=d x=1 | request | https://h/?a=b&c=d
            start=                         | start | ``
            cs1= cs1Label=Foo Bar          | cs1Label | Foo Bar
            msg=one\\ntwo \\\\ three         | msg | one`\\n`two \\ three
            ad.field[0]=a b c  dst=1.1.1.1 | ad.field[0] | a b c
            """)
    void shouldReadExtensionsAsTolerantlyAsTheyAreWritten(String extension, String key, String value) {
        String expected = value.replace("`\\n`", "\n");

        assertThat(extension(CEF + extension).path(key).asText()).isEqualTo(expected);
    }

    @Test
    void shouldKeepJsonInsideACefValueWhole() {
        String json = "{\"a\":\"x b=c d=e\",\"path\":\"C:\\\\dir\",\"n\":[1,{\"k\":\"}\"}]}";

        assertThat(extension(CEF + "cs1=" + json + " cs1Label=raw act=allow")
                        .path("cs1")
                        .asText())
                .isEqualTo(json);
        assertThat(extension(CEF + "cs1=" + json + " cs1Label=raw act=allow")
                        .path("act")
                        .asText())
                .isEqualTo("allow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CEF:0|||1.0|100|n|10|src=1.1.1.1; critical
            <134>1 2026-11-21T03:14:00Z gw app 1 - - CEF:0|v|p|1|7|n|Low|; low
            Syslogdate Sysloghost CEF:0|v|p|1|7|n|6|; medium
            CEF:0|v|p|1|7|n|100|; unknown
            CEF:0|v|p|1|7|n|Unknown|; unknown
            CEF:0|v|p|1|7|n||; unknown
            CEF:0|v|p; unknown
            CEF:0|v|p|1|7|n|8; high
            """)
    void shouldReadTheSeverityOfAnyCefHeader(String record, String severity) {
        assertThat(only(record).severity().word()).isEqualTo(severity);
    }

    @Test
    void shouldReadATimeWithoutAZoneInTheZoneOfTheSource() {
        SourceOptions options = new SourceOptions(
                Submission.DETECT,
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of("zone", "Europe/Berlin"));
        Submission submission = new Submission(bytes(CEF + "rt=Sep 07 2018 14:50:39"), "s", options, Map.of(), "d", 0);

        assertThat(Examples.only(new Decoder(Examples.DIGEST).decode(submission))
                        .occurredAt())
                .contains(Instant.parse("2018-09-07T12:50:39Z"));
    }

    @Test
    void shouldReadLeefWithItsOwnDelimiter() {
        Alert alert = only("LEEF:2.0|v|p|1|REUSED|^|usrName=svc a^sev=9^url=https://e.example/?a=b^msg=x=y");

        assertThat(ids(alert)).containsExactly("leef:account:svc a");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.evidenceUrl()).contains("https://e.example/?a=b");
        assertThat(alert.rule()).contains("v p:REUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, open",
        "2026-11-21T03:04:00Z, open",
        "2026-11-21T02:59:59Z, resolved",
        "2026-11-21T03:00:00Z, resolved"
    })
    void shouldTakeAnAlertOfPrometheusAsResolvedOnceItsEndHasPassed(String endsAt, String status) {
        String body = "[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"2026-11-21T02:00:00Z\",\"endsAt\":\"" + endsAt
                + "\"}]";
        List<Item> items = new Decoder(Examples.DIGEST)
                .decode(Examples.submission(body), Optional.of(Instant.parse("2026-11-21T03:00:00Z")));

        assertThat(Examples.only(items).status().word()).isEqualTo(status);
    }

    @Test
    void shouldKnowTheSameAlertFromBothPeersOfACluster() {
        String group =
                "{\"groupKey\":\"g\",\"externalURL\":\"http://%s:9093\",\"alerts\":[{\"status\":\"%s\",\"labels\":"
                        + "{\"alertname\":\"A\"},\"startsAt\":\"2026-11-21T02:00:00Z\",\"fingerprint\":\"f1\"}]}";
        Alert firing = only(group.formatted("am-1", "firing"));
        Alert resolved = only(group.formatted("am-2", "resolved"));

        assertThat(resolved.dedupKey()).isEqualTo(firing.dedupKey());
        assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldLinkAQRadarOffenseToItsConsole() {
        SourceOptions options = new SourceOptions(
                "qradar",
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of("console", "https://qradar.example/"));
        Submission submission = new Submission(
                bytes("{\"id\":7,\"offense_type\":0,\"magnitude\":9,\"offense_source\":\"10.0.0.1\"}"),
                "s",
                options,
                Map.of(),
                "d",
                0);
        Alert alert = Examples.only(new Decoder(Examples.DIGEST).decode(submission));

        assertThat(alert.evidenceUrl())
                .contains("https://qradar.example/console/do/sem/offensesummary"
                        + "?appName=Sem&pageId=OffenseSummary&summaryId=7");
        assertThat(alert.candidates()).isEmpty();
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldGiveBackTheNamesThatPantherChanged() {
        Item item = Examples.decode("""
                {"p_log_type":"GCP.AuditLog","p_event_time":"2026-11-21 03:00:00","unknown":{"at_sign_type":"t"}}""").getFirst();

        assertThat(item.tree().path("unknown").path("@type").asText()).isEqualTo("t");
    }

    private static JsonNode extension(String record) {
        return Examples.decode(record).getFirst().tree().path("cef").path("extension");
    }

    private static String splunk(String sid, String result) {
        return "{\"sid\":\"" + sid + "\",\"search_name\":\"s\",\"results_link\":\"https://s.example\",\"result\":"
                + result + "}";
    }

    private static Alert only(String body) {
        return Examples.only(Examples.decode(body));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
