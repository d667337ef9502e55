package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    @Test
    void shouldReadAGuardDutyEventFromEventBridge() {
        List<Item> items = Examples.decode(Examples.bytes("guardduty-credential-exfiltration.eventbridge.json"));
        Alert alert = Examples.only(items);

        assertThat(items.getFirst().delivery()).isEqualTo("7d4f2c90-51e6-4a0b-9a7e-2f6d0c1be833");
        assertThat(items.getFirst().format()).isEqualTo("aws-guardduty");
        assertThat(alert.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(alert.candidates())
                .extracting(Candidate::id)
                .contains("aws:user:arn:aws:iam::111122223333:user/settlement-deploy");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.severityOriginal()).contains("8.2");
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.COMPROMISED_WORKLOAD);
        assertThat(alert.dedupKey()).startsWith("arn:aws:guardduty:eu-west-1:111122223333");
        assertThat(alert.correlationId()).contains(alert.dedupKey());
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-21T03:02:51Z"));
        assertThat(alert.evidenceUrl())
                .hasValueSatisfying(url -> assertThat(url).contains("fId=c0ffee1d"));
        assertThat(alert.test()).isFalse();
    }

    @Test
    void shouldGiveATemporaryKeyToItsRole() {
        Alert alert = Examples.only(Examples.decode(Examples.bytes("guardduty-role-session.api.json")));

        assertThat(alert.candidates().getFirst().id())
                .isEqualTo("aws:role:arn:aws:iam::111122223333:role/settlement-batch");
        assertThat(alert.candidates()).extracting(Candidate::id).noneMatch(id -> id.contains("ASIA"));
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, informational",
        "1, low",
        "3.9, low",
        "4, medium",
        "6.9, medium",
        "7.0, high",
        "8.9, high",
        "9.0, critical",
        "9.1, critical",
        "10, critical",
        "11, critical"
    })
    void shouldLeaveTheHighestBandOfGuardDutyOpen(String number, String expected) {
        assertThat(SeverityScale.ofGuardDuty(Double.parseDouble(number)).word()).isEqualTo(expected);
    }

    @Test
    void shouldFindTheKeyWhoseIdGitHubShows() {
        Alert alert = Examples.only(Examples.decode(Examples.bytes("key-in-ci-log.github.json")));

        assertThat(alert.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(alert.candidates())
                .extracting(Candidate::id)
                .contains("github:secret-scanning:meridian-cards/settlement#17");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(alert.resource()).contains("meridian-cards/settlement/ci/logs/nightly-deploy-2291.log:418");
    }

    @Test
    void shouldTakeARevokedLeakAsResolvedUnderTheSameKey() {
        Alert open = Examples.only(Examples.decode(Examples.bytes("key-in-ci-log.github.json")));
        Alert revoked = Examples.only(Examples.decode(Examples.bytes("key-in-ci-log-revoked.github.json")));

        assertThat(revoked.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(revoked.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(revoked.dedupKey()).isEqualTo(open.dedupKey());
        assertThat(revoked.correlationId()).isEqualTo(open.correlationId());
    }

    @Test
    void shouldKnowALeakedSecretOnlyByItsDigest() {
        String body = """
                {"number":4,"state":"open","secret_type":"stripe_key","secret":"rk_live_0123456789abcdefghij",
                 "html_url":"https://github.com/meridian-cards/ledger/security/secret-scanning/4"}""";
        Alert alert = Examples.only(Examples.decode(body));

        assertThat(alert.candidates().get(1).id())
                .startsWith("leaked:stripe_key:")
                .doesNotContain("0123456789");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.dedupKey()).isEqualTo("github/meridian-cards/ledger#4");
    }

    @Test
    void shouldReadAFailedRotationFromPagerDuty() {
        Alert alert = Examples.only(Examples.decode(Examples.bytes("failed-rotation.pagerduty.json")));

        assertThat(alert.candidates().getFirst().id()).isEqualTo("vault:app-role:ledger-rotation");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.ROTATION_FAILED);
        assertThat(alert.dedupKey()).isEqualTo("rotation/ledger/2026-11-21");
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-21T03:04:10.512Z"));
        assertThat(Examples.only(Examples.decode(Examples.bytes("failed-rotation-recovered.pagerduty.json")))
                        .status())
                .isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldTakeAResolveThatHasOnlyItsDedupKey() {
        Alert alert = Examples.only(Examples.decode("{\"event_action\":\"resolve\",\"dedup_key\":\"k\"}"));

        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.candidates()).isEmpty();
        assertThat(alert.dedupKey()).isEqualTo("k");
    }

    @Test
    void shouldKeepWhatOurOwnJsonDoesNotKnow() {
        Alert alert = Examples.only(Examples.decode("""
                {"identityId":"a:b:c","title":"t","severity":"apocalyptic","colour":"red","occurredAt":"yesterday",
                 "attributes":{"n":1,"deep":{"a":[1]}}}"""));

        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.severityOriginal()).contains("apocalyptic");
        assertThat(alert.occurredAt()).isEmpty();
        assertThat(alert.attributes())
                .containsEntry("colour", "red")
                .containsEntry("n", "1")
                .containsEntry("deep", "{\"a\":[1]}");
        assertThat(String.join(" ", alert.warnings())).contains("apocalyptic", "colour", "occurredAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"identityId\":\"a:b:c\",\"title\":5}|title",
                "{\"identityId\":[],\"title\":\"t\"}|identityId",
                "{\"identityId\":\"a:b:c\",\"title\":\"t\",\"attributes\":[]}|attributes",
                "{\"identityId\":\"a:b:c\"}|title",
                "{\"title\":\"  \"}|title"
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        Submission submission =
                new Submission(body.getBytes(StandardCharsets.UTF_8), "s", Formats.OWN, java.util.Map.of(), "d");
        assertThat(new Decoder(Examples.DIGEST).decode(submission).getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class, it -> assertThat(it.field()).isEqualTo(field));
    }

    @Test
    void shouldFailOnlyTheLineThatIsBroken() {
        List<Item> items = Examples.decode(
                "{\"title\":\"a\",\"dedupKey\":\"1\"}\n{\"title\":\n{\"title\":\"b\",\"dedupKey\":\"2\"}\n");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).outcome()).isInstanceOf(Outcome.Decoded.class);
        assertThat(items.get(1).outcome()).isInstanceOf(Outcome.Unmapped.class);
        assertThat(items.get(2).outcome()).isInstanceOf(Outcome.Decoded.class);
        assertThat(items).extracting(Item::index).containsExactly(0, 1, 2);
    }

    @Test
    void shouldTakeTheDeliveryFromACloudEvent() {
        String data = "{\"title\":\"t\",\"dedupKey\":\"k\"}";
        Item structured = Examples.decode(
                        "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/x\",\"type\":\"y\",\"data\":" + data + "}")
                .getFirst();
        assertThat(structured.delivery()).isEqualTo("/x 7");

        Submission binary = new Submission(
                data.getBytes(StandardCharsets.UTF_8),
                "s",
                Submission.DETECT,
                java.util.Map.of("ce_specversion", "1.0", "ce_id", "7", "ce_source", "/x", "ce_type", "y"),
                "topic-0@1");
        assertThat(new Decoder(Examples.DIGEST).decode(binary).getFirst().delivery())
                .isEqualTo("/x 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]"})
    void shouldIgnoreAMessageWithoutContent(String body) {
        assertThat(Examples.decode(body).getFirst().outcome()).isInstanceOf(Outcome.Ignored.class);
    }

    @Test
    void shouldKeepWhatIsTooDeepOrTooLongForANumber() {
        String deep = "[".repeat(200) + "]".repeat(200);
        String number = "{\"title\":\"t\",\"identityId\":\"a:b:c\",\"n\":1" + "0".repeat(5_000) + "}";

        for (String body : List.of(deep, number)) {
            assertThat(Examples.decode(body).getFirst().outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Unmapped.class,
                            it -> assertThat(it.reason()).contains("limits"));
        }
    }

    @Test
    void shouldLiveWithBrokenUtf8AndControlCharacters() {
        byte[] body = "{\"title\":\"a?b\u0000c\\u0000d\",\"identityId\":\"a:b:c\"}".getBytes(StandardCharsets.UTF_8);
        body[11] = (byte) 0xFF;

        assertThat(Examples.only(Examples.decode(body)).title())
                .doesNotContain("\u0000")
                .startsWith("a");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T03:04:10.512+0000, 2026-11-21T03:04:10.512Z",
        "2025-02-25 20:40:06.721, 2025-02-25T20:40:06.721Z",
        "2022-07-03 09:12:07.122000+00:00, 2022-07-03T09:12:07.122Z",
        "2023-10-18 18:20:52.209000000, 2023-10-18T18:20:52.209Z",
        "1700000000, 2023-11-14T22:13:20Z",
        "1700000000000, 2023-11-14T22:13:20Z",
        "1700000000000000000, 2023-11-14T22:13:20Z"
    })
    void shouldReadTheTimesThatProductsSend(String text, String expected) {
        assertThat(Timestamps.read(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "soon", "", "9999-12-31T00:00:00Z", "1e400"})
    void shouldTakeAPlaceholderForNoTime(String text) {
        assertThat(Timestamps.read(text)).isEmpty();
    }

    @Test
    void shouldTurnASessionIntoItsRole() {
        assertThat(AwsNames.ofArn("arn:aws:sts::123456789012:assumed-role/deploy/session-1"))
                .contains("aws:role:arn:aws:iam::123456789012:role/deploy");
    }
}
