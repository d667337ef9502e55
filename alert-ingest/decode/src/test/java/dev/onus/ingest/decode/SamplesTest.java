package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What payloads of GuardDuty and GitHub, collected in the open, have to become. Skipped where the folder is not. */
class SamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("onus.samples", "../../../shared/samples"));

    @Test
    void shouldReadAnAttackSequenceWhosePrincipalStandsInItsTextAlone() {
        Alert alert = only("aws-guardduty/attack-sequence-compromised-credentials.critical.json");

        // The account in the text is the principal's; the finding's own account is another.
        assertThat(ids(alert)).containsExactly("aws:user:arn:aws:iam::111122223333:user/john_doe");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.severityOriginal()).contains("9");
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.dedupKey())
                .isEqualTo("arn:aws:guardduty:us-east-1:123456789012:detector/111111bbbbbbbbbb5555555551111111"
                        + "/finding/8c258d654378414b9bc26f61a93eb816");
        assertThat(alert.occurredAt()).contains(Instant.parse("2025-02-25T20:40:06Z"));
        assertThat(alert.test()).isFalse();
    }

    @Test
    void shouldReadASampleFindingFromEventBridge() {
        List<Item> items = items("aws-guardduty/iam-tor-ip-caller.eventbridge.json");
        Alert alert = Examples.only(items);

        assertThat(items.getFirst().delivery()).isEqualTo("805320a1-2f09-4237-64fc-f3f136e41a69");
        assertThat(ids(alert))
                .containsExactly(
                        "aws:access-key:GeneratedFindingAccessKeyId",
                        "aws:user:arn:aws:iam::883606788610:user/GeneratedFindingUserName",
                        "aws:principal:GeneratedFindingPrincipalId");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.severityOriginal()).contains("5");
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.dedupKey())
                .isEqualTo("arn:aws:guardduty:us-east-1:883606788610:detector/883606788610"
                        + "/finding/36b01b60fc22bb4edb19d62d9899e953");
        assertThat(alert.occurredAt()).contains(Instant.parse("2017-12-08T15:32:49Z"));
        assertThat(alert.test()).isTrue();
    }

    @Test
    void shouldReadABareFindingThatNamesItsRoleAsTouchedOnly() {
        Alert alert = only("aws-guardduty/privesc-administrative-permissions.json");

        assertThat(ids(alert)).containsExactly("aws:role:arn:aws:iam::123456789012:role/IAMRole");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.rule()).contains("PrivilegeEscalation:IAMUser/AdministrativePermissions");
        assertThat(alert.dedupKey())
                .isEqualTo("arn:aws:guardduty:us-west-2:123456789012:detector/111111bbbbbbbbbb5555555551111111"
                        + "/finding/90b82273685661b9318f078d0851fe9a");
        assertThat(alert.occurredAt()).contains(Instant.parse("2020-02-14T17:59:17Z"));
        assertThat(alert.test()).isFalse();
    }

    @Test
    void shouldReadAFindingAsTheApiReturnsIt() {
        Alert alert = only("aws-guardduty/s3-tor-ip-caller.api-pascalcase.json");

        assertThat(ids(alert))
                .containsExactly(
                        "aws:access-key:GeneratedFindingAccessKeyId",
                        "aws:user:arn:aws:iam::12345678910:user/GeneratedFindingUserName",
                        "aws:principal:GeneratedFindingPrincipalId");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.resource()).contains("arn:aws:s3:::bucketName");
        assertThat(alert.dedupKey())
                .isEqualTo("arn:aws:guardduty:us-east-1:12345678910:detector/123abc456def789ghi"
                        + "/finding/0011c11111404002875f3ab698ae5b9b");
        assertThat(alert.occurredAt()).contains(Instant.parse("2023-03-29T07:26:01Z"));
        assertThat(alert.test()).isTrue();
    }

    @Test
    void shouldReadAnAuditRecordThatKnowsRepositoryAndNumberOnly() {
        Alert alert = only("github/secret-scanning-alert-create.audit-log.json");

        assertThat(ids(alert)).containsExactly("github:secret-scanning:acme-inc/crown-jewels#12");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.dedupKey()).isEqualTo("github/123456789#12");
        assertThat(alert.occurredAt()).contains(Instant.parse("2023-10-18T18:20:52.209Z"));
        assertThat(alert.evidenceUrl())
                .contains("https://github.com/acme-inc/crown-jewels/security/secret-scanning/12");
        assertThat(alert.test()).isFalse();
    }

    @Test
    void shouldReadAWebhookThatReopens() {
        Alert alert = only("github/secret-scanning-alert-reopened.webhook.json");

        assertThat(ids(alert)).containsExactly("github:secret-scanning:Codertocat/Hello-World#191");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.rule()).contains("secret_scanning/adafruit_io_key");
        assertThat(alert.dedupKey()).isEqualTo("github/257423561#191");
        assertThat(alert.correlationId()).contains("github:secret-scanning:Codertocat/Hello-World#191");
        assertThat(alert.occurredAt()).isEmpty();
        assertThat(alert.test()).isFalse();
    }

    @Test
    void shouldReadTheListThatTheApiReturns() {
        List<Item> items = items("github/secret-scanning-alerts.api.json");
        assertThat(items).hasSize(3);
        Alert falsePositive = Examples.only(items.subList(0, 1));
        Alert leaked = Examples.only(items.subList(1, 2));
        Alert revoked = Examples.only(items.subList(2, 3));

        assertThat(ids(falsePositive)).hasSize(3).first().isEqualTo("github:secret-scanning:octocat/Hello-World#2");
        assertThat(ids(falsePositive).get(1)).matches("leaked:adafruit_io_key:[0-9a-f]{32}");
        assertThat(falsePositive.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(falsePositive.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(falsePositive.severity()).isEqualTo(Severity.HIGH);
        assertThat(falsePositive.dedupKey()).isEqualTo("github/1296269#2");

        assertThat(ids(leaked))
                .containsExactly("aws:access-key:AKIAIOSFODNN7EXAMPLE", "github:secret-scanning:octocat/Hello-World#3");
        assertThat(leaked.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(leaked.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(leaked.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(leaked.dedupKey()).isEqualTo("github/1296269#3");
        assertThat(leaked.resource()).contains("octocat/Hello-World/config/aws-credentials.env:5");

        assertThat(ids(revoked)).hasSize(3).first().isEqualTo("github:secret-scanning:octocat/Hello-World#4");
        assertThat(revoked.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(revoked.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(revoked.credentialObservedAt()).contains(Instant.parse("2021-06-21T09:15:30Z"));
        assertThat(revoked.severity()).isEqualTo(Severity.LOW);
        assertThat(revoked.dedupKey()).isEqualTo("github/1296269#4");
        assertThat(items)
                .extracting(item -> Examples.only(List.of(item)).test())
                .containsOnly(false);
    }

    private static Alert only(String file) {
        return Examples.only(items(file));
    }

    private static List<Item> items(String file) {
        assumeTrue(Files.isDirectory(FOLDER), "There is no folder of samples at " + FOLDER + ".");
        return Examples.decode(Examples.read(FOLDER.resolve(file)));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
