package dev.onus.ingest.decode.format.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.Examples;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardDutyTest {
    @ParameterizedTest
    @CsvSource({
        "8.9, HIGH",
        "9, CRITICAL",
        "9.0, CRITICAL",
        "10, CRITICAL",
        "'\"8.9\"', HIGH",
        "'\"9.0\"', CRITICAL",
        "'\"High\"', HIGH",
        "0.9, INFORMATIONAL"
    })
    void shouldReadASeverityAsNumberAsTextOrAsWord(String severity, Severity expected) {
        assertThat(finding("\"severity\":" + severity).severity()).isEqualTo(expected);
    }

    @Test
    void shouldReadFlagsThatAreTexts() {
        Alert archived = finding("\"service\":{\"detectorId\":\"d\",\"archived\":\"true\","
                + "\"additionalInfo\":{\"sample\":\"true\"}}");

        assertThat(archived.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(archived.sample()).isTrue();
        assertThat(archived.test()).isTrue();
        assertThat(finding("\"service\":{\"detectorId\":\"d\",\"archived\":\"false\"}")
                        .status())
                .isEqualTo(AlertStatus.OPEN);
    }

    @Test
    void shouldGiveTheSessionOfAnAttackSequenceToTheRoleThatIssuedIt() {
        Alert alert = Examples.only(
                Examples.decode(Examples.read(Examples.PAYLOADS.resolve("aws-guardduty/attack-sequence.api.json"))));

        assertThat(ids(alert)).first().isEqualTo("aws:role:arn:aws:iam::111122223333:role/batch/settlement-batch");
        assertThat(ids(alert))
                .contains("aws:user:arn:aws:iam::111122223333:user/report-reader")
                .noneMatch(id -> id.contains("ASIA"));
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldTakeWhoeverIsImpersonatedInAClusterForTheActor() {
        Alert alert = finding("""
                "resource":{"eksClusterDetails":{"name":"prod"},"kubernetesDetails":{"kubernetesUserDetails":{
                  "username":"arn:aws:iam::111122223333:role/ops",
                  "impersonatedUser":{"username":"system:serviceaccount:payments:api"}}}}""");

        assertThat(ids(alert))
                .containsExactly(
                        "k8s:service-account:prod/payments/api", "aws:role:arn:aws:iam::111122223333:role/ops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:anonymous", "system:node:ip-10-0-0-1", "system:kube-scheduler"})
    void shouldTakeNoPartOfAClusterForAnIdentityWithAnOwner(String user) {
        Alert alert = finding(
                "\"resource\":{\"kubernetesDetails\":{\"kubernetesUserDetails\":{\"username\":\"" + user + "\"}}}");

        assertThat(alert.candidates()).isEmpty();
    }

    private static Alert finding(String fields) {
        String service = fields.contains("\"service\"") ? "" : "\"service\":{\"detectorId\":\"d\"},";
        return Examples.only(Examples.decode("{\"schemaVersion\":\"2.0\",\"id\":\"f\",\"accountId\":\"111122223333\","
                + "\"region\":\"eu-west-1\",\"type\":\"Policy:IAMUser/RootCredentialUsage\"," + service + fields
                + "}"));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
