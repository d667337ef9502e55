package dev.onus.ingest.decode.format.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHubFindingTest {
    private static final String GUARDDUTY =
            "arn:aws:guardduty:eu-west-1:111122223333:detector/d3adb33f/finding/c0ffee1d";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Label\":\"HIGH\",\"Normalized\":10}|HIGH",
                "{\"Label\":\"INFORMATIONAL\",\"Normalized\":90}|INFORMATIONAL",
                "{\"Product\":0,\"Normalized\":0}|INFORMATIONAL",
                "{\"Product\":1,\"Normalized\":1}|LOW",
                "{\"Normalized\":39}|LOW",
                "{\"Normalized\":40}|MEDIUM",
                "{\"Normalized\":69}|MEDIUM",
                "{\"Normalized\":70}|HIGH",
                "{\"Normalized\":89}|HIGH",
                "{\"Normalized\":90}|CRITICAL",
                "{\"Normalized\":\"100\"}|CRITICAL",
                "{\"Label\":\"APOCALYPTIC\",\"Normalized\":70}|HIGH"
            })
    void shouldTakeTheLabelBeforeTheNumber(String severity, Severity expected) {
        assertThat(finding("\"Severity\":" + severity).severity()).isEqualTo(expected);
    }

    @Test
    void shouldLeaveASeverityThatOnlyTheProductUnderstandsUnknown() {
        Alert alert = finding("\"Severity\":{\"Product\":5},\"Types\":[\"Something/Else\"]");

        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.severityOriginal()).contains("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Workflow\":{\"Status\":\"NEW\"},\"RecordState\":\"ACTIVE\"|OPEN",
                "\"Workflow\":{\"Status\":\"NOTIFIED\"},\"RecordState\":\"ACTIVE\"|OPEN",
                "\"Workflow\":{\"Status\":\"RESOLVED\"},\"RecordState\":\"ACTIVE\"|RESOLVED",
                "\"Workflow\":{\"Status\":\"SUPPRESSED\"}|RESOLVED",
                "\"Workflow\":{\"Status\":\"NEW\"},\"RecordState\":\"ARCHIVED\"|RESOLVED",
                "\"Workflow\":{\"Status\":\"NEW\"},\"Compliance\":{\"Status\":\"PASSED\"}|RESOLVED",
                "\"Workflow\":{\"Status\":\"NEW\"},\"Compliance\":{\"Status\":\"FAILED\"}|OPEN",
                "\"WorkflowState\":\"RESOLVED\"|RESOLVED",
                "\"WorkflowState\":\"RESOLVED\",\"Workflow\":{\"Status\":\"NEW\"}|OPEN"
            })
    void shouldEndAFindingThatItsWorkflowItsRecordOrItsCheckEnds(String fields, AlertStatus expected) {
        Alert alert = finding(fields);

        assertThat(alert.status()).isEqualTo(expected);
        assertThat(alert.dedupKey())
                .isEqualTo(finding("\"RecordState\":\"ACTIVE\"").dedupKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::IAM::AccessKey:AKIA4REPORTREADER001|aws:access-key:AKIA4REPORTREADER001",
                "AKIA4REPORTREADER001|aws:access-key:AKIA4REPORTREADER001",
                "AWS::IAM::AccessKey:null|aws:user:arn:aws:iam::111122223333:user/report-reader",
                "null|aws:user:arn:aws:iam::111122223333:user/report-reader",
                "ASIA4REPORTREADER001|aws:role:arn:aws:iam::111122223333:role/report-reader"
            })
    void shouldReadEveryFormOfTheIdOfAKey(String id, String expected) {
        Alert alert = finding("\"Resources\":[{\"Type\":\"AwsIamAccessKey\",\"Id\":\"" + id
                + "\",\"Details\":{\"AwsIamAccessKey\":{\"UserName\":\"report-reader\"}}}]");

        assertThat(ids(alert)).first().isEqualTo(expected);
        assertThat(ids(alert)).noneMatch(it -> it.contains("null") || it.contains("ASIA"));
    }

    @Test
    void shouldPreferTheActorToWhatItActedUpon() {
        Alert alert = finding("""
                "Resources":[
                  {"Type":"AwsIamRole","Id":"arn:aws:iam::111122223333:role/victim","ResourceRole":"Target"},
                  {"Type":"AwsSecretsManagerSecret","Id":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:x"},
                  {"Type":"AwsIamRole","Id":"arn:aws:iam::111122223333:role/intruder","ResourceRole":"Actor"}]""");

        assertThat(ids(alert))
                .containsExactly(
                        "aws:role:arn:aws:iam::111122223333:role/intruder",
                        "aws:role:arn:aws:iam::111122223333:role/victim",
                        "aws:secret:arn:aws:secretsmanager:eu-west-1:111122223333:secret:x");
        assertThat(alert.resource()).contains("arn:aws:secretsmanager:eu-west-1:111122223333:secret:x");
    }

    @Test
    void shouldStayAnAlertWithoutAnyResource() {
        Alert alert = finding("\"Resources\":null");

        assertThat(alert.candidates()).isEmpty();
        assertThat(alert.resource()).isEmpty();
    }

    @Test
    void shouldCarryGuardDutysOwnArnAndRule() {
        Alert hub = Examples.only(Examples.decode("""
                {"SchemaVersion":"2018-10-08","ProductArn":"arn:aws:securityhub:eu-west-1::product/aws/guardduty",
                 "Id":"%s","Title":"t","Types":["TTPs/Discovery/Discovery:S3-MaliciousIPCaller.Custom"]}""".formatted(GUARDDUTY)));
        Alert direct = Examples.only(Examples.decode("""
                {"schemaVersion":"2.0","type":"Discovery:S3/MaliciousIPCaller.Custom","arn":"%s","id":"c0ffee1d",
                 "service":{"detectorId":"d3adb33f"}}""".formatted(GUARDDUTY)));
        Alert withoutArn = Examples.only(Examples.decode("""
                {"SchemaVersion":"2.0","Type":"Discovery:S3/MaliciousIPCaller.Custom","Id":"c0ffee1d",
                 "AccountId":"111122223333","Region":"eu-west-1","Service":{"DetectorId":"d3adb33f"}}"""));

        assertThat(hub.correlationId()).contains(GUARDDUTY);
        assertThat(direct.correlationId()).isEqualTo(hub.correlationId());
        assertThat(withoutArn.correlationId()).isEqualTo(hub.correlationId());
        assertThat(hub.rule()).isEqualTo(direct.rule()).contains("Discovery:S3/MaliciousIPCaller.Custom");
    }

    @Test
    void shouldReadBothStylesOfTimesOfOneFinding() {
        Alert alert = finding("""
                "CreatedAt":"2026-11-21 07:41:00.000000000","UpdatedAt":"2026-11-21T07:45:00Z","Resources":[
                  {"Type":"AwsIamAccessKey","Id":"AKIA4REPORTREADER001",
                   "Details":{"AwsIamAccessKey":{"Status":"Inactive"}}}]""");

        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-21T07:41:00Z"));
        assertThat(alert.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(alert.credentialObservedAt()).contains(Instant.parse("2026-11-21T07:45:00Z"));
        assertThat(finding("\"CreatedAt\":\"yesterday\"").occurredAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Sample\":true",
                "\"ProductFields\":{\"aws/guardduty/service/additionalInfo/sample\":\"true\"}",
                "\"ProductFields\":{\"additionalInfo\":\"{\\\"sample\\\": true}\"}",
                "\"Title\":\"[SAMPLE] a key\""
            })
    void shouldMarkASampleWhereverItSaysSo(String fields) {
        assertThat(finding(fields).sample()).isTrue();
        assertThat(finding("\"Title\":\"a key\"").sample()).isFalse();
    }

    @Test
    void shouldTakeEachFindingOfACustomActionAlone() {
        List<Item> items = Examples.decode(
                Examples.read(Examples.PAYLOADS.resolve("aws-security-hub/two-old-findings.custom-action.json")));

        assertThat(items).hasSize(2).extracting(Item::index).containsExactly(0, 1);
        assertThat(items).extracting(Item::delivery).containsOnly("c9a5a1f2-2a76-4c38-a90c-7c1a4f8f5999");
    }

    private static Alert finding(String fields) {
        String title = fields.contains("\"Title\"") ? "" : "\"Title\":\"t\",";
        return Examples.only(Examples.decode("{\"SchemaVersion\":\"2018-10-08\",\"Id\":\"f-1\",\"ProductArn\":"
                + "\"arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default\","
                + "\"AwsAccountId\":\"111122223333\"," + title + fields + "}"));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
