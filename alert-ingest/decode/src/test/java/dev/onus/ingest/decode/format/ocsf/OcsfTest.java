package dev.onus.ingest.decode.format.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcsfTest {
    private static final List<Item> LINES =
            Examples.decode(Examples.read(Examples.PAYLOADS.resolve("ocsf/events-and-agents.jsonl")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"severity_id\":1|INFORMATIONAL",
                "\"severity_id\":4|HIGH",
                "\"severity_id\":\"5\"|CRITICAL",
                "\"severity_id\":6,\"severity\":\"Fatal\"|CRITICAL",
                "\"severity_id\":0,\"severity\":\"Unknown\",\"unmapped\":{\"severity\":\"high\"}|HIGH",
                "\"severity_id\":99,\"severity\":\"Moderate\"|MEDIUM"
            })
    void shouldTakeTheNumberAndElseTheWord(String fields, Severity expected) {
        assertThat(finding(fields).severity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status_id\":1|OPEN",
                "\"status_id\":2|OPEN",
                "\"status_id\":3|RESOLVED",
                "\"status_id\":4|RESOLVED",
                "\"status_id\":5|RESOLVED",
                "\"status_id\":6|RESOLVED",
                "\"activity_id\":3|RESOLVED",
                "\"status\":\"Resolved\"|RESOLVED",
                "\"status_id\":1,\"status_code\":\"PASS\"|RESOLVED",
                "\"status_id\":1,\"status_code\":\"FAIL\"|OPEN",
                "\"compliance\":{\"status_id\":1}|RESOLVED"
            })
    void shouldEndAFindingThatIsOverOrWhoseCheckPasses(String fields, AlertStatus expected) {
        assertThat(finding(fields).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"time\":1795230690",
                "\"time\":1795230690000",
                "\"time\":1795230690000000",
                "\"time\":1795230690000000000",
                "\"time_dt\":\"2026-11-21T03:11:30.000000\"",
                "\"time\":\"1795230690\"",
                "\"time\":0,\"time_dt\":\"2026-11-21T03:11:30Z\""
            })
    void shouldReadATimeInWhateverUnitItIs(String time) {
        assertThat(finding(time).occurredAt()).contains(Instant.parse("2026-11-21T03:11:30Z"));
    }

    @Test
    void shouldTakeThePassOfACheckForTheEndOfItsFailure() {
        List<Item> items = Examples.decode(Examples.read(Examples.PAYLOADS.resolve("ocsf/posture.prowler.json")));
        Alert failed = Examples.only(items.subList(0, 1));
        Alert passed = Examples.only(items.subList(1, 2));

        assertThat(ids(failed)).containsExactly("aws:user:arn:aws:iam::111122223333:user/report-reader");
        assertThat(failed.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(failed.alertClass()).isEqualTo(AlertClass.POLICY_VIOLATION);
        assertThat(failed.environment()).contains("staging");
        assertThat(passed.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(passed.dedupKey()).isEqualTo(failed.dedupKey());
    }

    @Test
    void shouldBeTheSameCaseAsGuardDutysOwnFinding() {
        Alert hub = Examples.only(
                Examples.decode(Examples.read(Examples.PAYLOADS.resolve("ocsf/guardduty.security-hub-v2.json"))));
        Alert asff = Examples.only(Examples.decode(
                Examples.read(Examples.PAYLOADS.resolve("aws-security-hub/guardduty-finding.eventbridge.json"))));
        Alert own = Examples.only(Examples.decode(
                Examples.read(Examples.PAYLOADS.resolve("aws-guardduty/credential-exfiltration.eventbridge.json"))));

        assertThat(hub.correlationId())
                .isPresent()
                .isEqualTo(own.correlationId())
                .isEqualTo(asff.correlationId());
        assertThat(hub.rule()).isEqualTo(own.rule()).isEqualTo(asff.rule());
        assertThat(List.of(ids(hub).getFirst(), ids(asff).getFirst(), ids(own).getFirst()))
                .containsOnly("aws:access-key:AKIA4PAYMENTSDEPLOY1");
    }

    @Test
    void shouldGiveATemporaryKeyToItsRole() {
        Alert alert = finding("""
                "cloud":{"provider":"AWS","account":{"uid":"999988887777"}},"resources":[
                  {"uid":"ASIA4SETTLEMENTBATCH","type":"AWS::IAM::AccessKey","name":"settlement-batch",
                   "owner":{"account":{"uid":"111122223333"}},
                   "data":{"access_key_id":"ASIA4SETTLEMENTBATCH","principal_id":"AROA4SETTLEMENTBATCH:nightly",
                           "user_name":"settlement-batch","user_type":"AssumedRole"}}]""");

        assertThat(ids(alert))
                .containsExactly(
                        "aws:role:arn:aws:iam::111122223333:role/settlement-batch",
                        "aws:principal:AROA4SETTLEMENTBATCH");
    }

    @Test
    void shouldTakeAKeyThatACallCreatedForTheSubject() {
        Alert alert = Examples.only(Examples.decode("""
                {"class_uid":3001,"activity_id":1,"status_id":1,"metadata":{"product":{"name":"CloudTrail"},"uid":"u"},
                 "api":{"operation":"CreateAccessKey"},
                 "actor":{"user":{
                   "uid":"arn:aws:iam::111122223333:user/intern","credential_uid":"AKIA4INTERN000000001"}},
                 "unmapped":{"responseElements.accessKey.accessKeyId":"AKIA4REPORTREADER001"}}"""));

        assertThat(ids(alert))
                .containsExactly(
                        "aws:access-key:AKIA4REPORTREADER001",
                        "aws:access-key:AKIA4INTERN000000001",
                        "aws:user:arn:aws:iam::111122223333:user/intern");
    }

    @Test
    void shouldNameTheAgentBeforeTheAccountItUses() {
        Alert alert = alert(0);

        assertThat(ids(alert))
                .startsWith(
                        "agent:ai-agent:triage-bot", "entra:service-principal:9f8e7d6c-5b4a-4938-8271-60514233f4e5");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.resource()).contains("tickets-db");
    }

    @Test
    void shouldIgnoreAFindingThatIsNoAlertByItsOwnWord() {
        assertThat(LINES.get(1).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class, it -> assertThat(it.rule()).isEqualTo("ocsf/no-alert"));
    }

    @Test
    void shouldReadTheUserOfAnAnalysisOfRights() {
        Alert alert = alert(2);

        assertThat(ids(alert)).containsExactly("aws:role:arn:aws:iam::111122223333:role/old-export");
        assertThat(alert.alertClass()).isEqualTo(AlertClass.OVER_PRIVILEGED);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldMakeAnAlertOfAnEventThatCreatesACredential() {
        Alert alert = alert(3);

        assertThat(alert.rule()).contains("api-activity:CreateAccessKey");
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(ids(alert)).first().isEqualTo("aws:user:arn:aws:iam::111122223333:user/report-reader");
    }

    @ParameterizedTest
    @CsvSource({"4, ocsf/authentication:*", "6, ocsf/failed-event"})
    void shouldIgnoreAnOrdinaryEventAndOneThatFailed(int line, String rule) {
        assertThat(LINES.get(line).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class, it -> assertThat(it.rule()).isEqualTo(rule));
    }

    @Test
    void shouldBelieveAProductThatCallsAnEventAnAlert() {
        Alert alert = alert(5);

        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(ids(alert)).containsExactly("okta:service-account:0oa7settlement");
    }

    @Test
    void shouldLeaveAClassThatIsNoneOfOursAlone() {
        assertThat(Examples.decode("{\"class_uid\":4001,\"metadata\":{\"product\":{\"name\":\"Flow\"}}}")
                        .getFirst()
                        .outcome())
                .isInstanceOf(Outcome.Unmapped.class);
    }

    private static Alert finding(String fields) {
        return Examples.only(Examples.decode("{\"class_uid\":2004,\"metadata\":{\"product\":{\"uid\":\"p\"}},"
                + "\"finding_info\":{\"uid\":\"f\",\"title\":\"t\"}," + fields + "}"));
    }

    private static Alert alert(int line) {
        return Examples.only(LINES.subList(line, line + 1));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
