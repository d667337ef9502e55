package dev.onus.ingest.decode.format.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudTrailInsightTest {
    @Test
    void shouldResolveWithItsEndWhatItsBeginOpened() {
        List<Item> items = decoded("unusual-calls.trail.json");
        Alert begin = Examples.only(List.of(items.get(0)));
        Alert end = Examples.only(List.of(items.get(1)));

        assertThat(items).extracting(Item::format).containsOnly("aws-cloudtrail-insights");
        assertThat(begin.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(end.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(end.dedupKey()).isEqualTo(begin.dedupKey());
        assertThat(end.correlationId()).isPresent().isEqualTo(begin.correlationId());
        assertThat(begin.occurredAt()).contains(Instant.parse("2026-11-20T04:12:00Z"));
    }

    @Test
    void shouldTakeWhoCalledMostWithoutDoingSoOtherwise() {
        Alert begin = Examples.only(List.of(decoded("unusual-calls.trail.json").get(0)));

        assertThat(begin.candidates())
                .extracting(Candidate::id)
                .containsExactly(
                        "aws:role:arn:aws:iam::111122223333:role/settlement-batch",
                        "aws:user:arn:aws:iam::111122223333:user/rotation-checker");
        assertThat(begin.rule()).contains("ApiCallRateInsight:secretsmanager.amazonaws.com:GetSecretValue");
        // AWS says that it is unusual, and not how bad it is.
        assertThat(begin.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(begin.attributes()).containsEntry("seenPerMinute", "318.0");
    }

    @Test
    void shouldTakeAPersonForContextAndSayWhichErrorItIs() {
        Alert alert = Examples.only(decoded("unusual-errors.eventbridge.json"));

        assertThat(alert.title())
                .isEqualTo("Unusual rate of errors of CreateAccessKey at iam.amazonaws.com (AccessDenied)");
        assertThat(alert.candidates())
                .filteredOn(it -> it.role() != CandidateRole.HUMAN)
                .extracting(Candidate::id)
                .containsExactly("aws:role:arn:aws:iam::111122223333:role/build-runner");
    }

    @Test
    void shouldReadTheRecordOfAnEventDataStore() {
        Alert alert = Examples.only(decoded("event-data-store.json"));

        assertThat(alert.candidates().getFirst().id())
                .isEqualTo("aws:role:arn:aws:iam::444455556666:role/ledger-reader");
        assertThat(alert.rule()).contains("ApiCallRateInsight:kms.amazonaws.com:Decrypt");
        assertThat(alert.attributes()).containsEntry("usualPerMinute", "3.1").containsEntry("onus.time", "no-zone");
    }

    private static List<Item> decoded(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve("aws-cloudtrail-insights/" + file)));
    }
}
