package dev.onus.ingest.decode.format.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTrailTest {
    private static final List<Item> RECORDS =
            Examples.decode(Examples.read(Examples.PAYLOADS.resolve("aws-cloudtrail/records.json")));

    @Test
    void shouldBeAboutTheKeyThatWasCreatedAndNotAboutItsCreator() {
        Alert alert = alert(0);

        assertThat(ids(alert))
                .containsSubsequence(
                        "aws:access-key:AKIA4REPORTREADER001",
                        "aws:user:arn:aws:iam::111122223333:user/report-reader",
                        "aws:role:arn:aws:iam::111122223333:role/ci/terraform-ci");
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.severityReason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("aws-cloudtrail/iam.amazonaws.com:CreateAccessKey"));
        assertThat(alert.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(alert.credentialObservedAt()).contains(Instant.parse("2026-11-21T06:10:00Z"));
    }

    @Test
    void shouldEndTheAlertOfAKeyThatIsSwitchedOff() {
        assertThat(alert(1).status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert(1).credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(alert(1).dedupKey()).isEqualTo(alert(0).dedupKey());
    }

    @Test
    void shouldBelieveAwsThatAKeyItQuarantinedIsCompromised() {
        Alert alert = alert(2);

        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(ids(alert))
                .startsWith(
                        "aws:access-key:AKIA4REPORTREADER001", "aws:user:arn:aws:iam::111122223333:user/report-reader");
    }

    @Test
    void shouldNotTakeThePersonBehindASingleSignOnRoleForTheIdentity() {
        Alert alert = alert(3);

        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.OVER_PRIVILEGED);
        assertThat(alert.candidates().getFirst().id())
                .isEqualTo("aws:role:arn:aws:iam::111122223333:role/settlement-batch");
        assertThat(alert.candidates())
                .filteredOn(it -> it.id().contains("AWSReservedSSO"))
                .extracting(Candidate::role)
                .containsExactly(CandidateRole.HUMAN);
    }

    @ParameterizedTest
    @CsvSource({"4, aws-cloudtrail/refused-call", "6, aws-cloudtrail/ordinary"})
    void shouldIgnoreWhatWasRefusedAndWhatIsOrdinary(int record, String rule) {
        assertThat(RECORDS.get(record).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class, it -> assertThat(it.rule()).isEqualTo(rule));
    }

    @Test
    void shouldReadAFailedRotationThatNobodyCalled() {
        Alert alert = alert(5);

        assertThat(alert.alertClass()).isEqualTo(AlertClass.ROTATION_FAILED);
        assertThat(ids(alert))
                .containsExactly(
                        "aws:secret:arn:aws:secretsmanager:eu-west-1:111122223333:secret:ledger/database-Ab3dEf");
    }

    @Test
    void shouldReadRecordsThatAreTextsInALog() {
        List<Item> items = Examples.decode(
                Examples.read(Examples.PAYLOADS.resolve("aws-cloudtrail/anybody-may-assume.cloudwatch-logs.json")));

        assertThat(Examples.only(items).severity()).isEqualTo(Severity.HIGH);
        assertThat(Examples.decode("{\"messageType\":\"CONTROL_MESSAGE\",\"logGroup\":\"\",\"logEvents\":[]}")
                        .getFirst()
                        .outcome())
                .isInstanceOf(Outcome.Ignored.class);
    }

    @Test
    void shouldKeepARecordOfALookUp() {
        String record = "{\\\"eventSource\\\":\\\"cloudtrail.amazonaws.com\\\",\\\"eventName\\\":\\\"StopLogging\\\","
                + "\\\"eventID\\\":\\\"e-1\\\",\\\"userIdentity\\\":{\\\"type\\\":\\\"IAMUser\\\",\\\"arn\\\":"
                + "\\\"arn:aws:iam::111122223333:user/intern\\\"}}";
        Alert alert = Examples.only(
                Examples.decode("{\"Events\":[{\"EventId\":\"e-1\",\"CloudTrailEvent\":\"" + record + "\"}]}"));

        assertThat(ids(alert)).containsExactly("aws:user:arn:aws:iam::111122223333:user/intern");
        assertThat(alert.dedupKey()).isEqualTo("cloudtrail/e-1");
        assertThat(alert.occurredAt()).isEmpty();
    }

    private static Alert alert(int record) {
        return Examples.only(RECORDS.subList(record, record + 1));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
