package dev.onus.registry.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.LogFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private CaseIndex index;
    private LogFeed feed;

    @BeforeEach
    void open() {
        index = CaseIndex.open(directory);
        feed = new LogFeed(new CaseLog(index));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldCountEachEventOnceByWhatBecameOfItInTheEnd() {
        accepted("a", "wiz", 0);
        accepted("b", "wiz", 1);
        accepted("c", "wiz", 2);
        ended("a", "wiz", 60, "case-opened", null, "case-1");
        ended("b", "wiz", 61, "folded", null, "case-1");
        ended("d", "wiz", 3, "ignored", "aws-cloudtrail/ordinary", null);
        ended("e", "wiz", 4, "ignored", "aws-cloudtrail/ordinary", null);
        accepted("x", "okta", 5);

        Reconciliation wiz = Reconciliation.of(index.receipts(), "wiz", NOON, NOON.plusSeconds(30));

        assertThat(wiz.received()).isEqualTo(5);
        assertThat(wiz.ended()).isEqualTo(4);
        assertThat(wiz.openReceipts()).containsExactly("c");
        assertThat(wiz.endings())
                .containsEntry(new Ending("case-opened", null, null), 1L)
                .containsEntry(new Ending("folded", null, null), 1L)
                .containsEntry(new Ending("ignored", "aws-cloudtrail/ordinary", "Why."), 2L);
        assertThat(wiz.endings().values().stream().mapToLong(each -> each).sum())
                .isEqualTo(wiz.ended());
    }

    @Test
    void shouldLookAtWhatBeganWithinTheTimeOnly() {
        accepted("before", "wiz", -1);
        accepted("first", "wiz", 0);
        accepted("last", "wiz", 9);
        accepted("after", "wiz", 10);
        ended("before", "wiz", 5, "folded", null, "case-1");

        Reconciliation counted = Reconciliation.of(index.receipts(), "wiz", NOON, NOON.plusSeconds(10));

        assertThat(counted.openReceipts()).containsExactly("first", "last");
        assertThat(counted.ended()).isZero();
    }

    @Test
    void shouldGoOnWhereItStopped() {
        for (int number = 0; number < 10; number++) {
            accepted("r" + number, "wiz", number);
        }
        Reconciliation first = Reconciliation.of(index.receipts(), "wiz", NOON, NOON.plusSeconds(60), 4);
        Reconciliation rest =
                Reconciliation.of(index.receipts(), "wiz", first.stoppedAt().orElseThrow(), NOON.plusSeconds(60), 100);

        assertThat(first.received()).isEqualTo(4);
        assertThat(rest.received()).isEqualTo(6);
        assertThat(rest.stoppedAt()).isEmpty();
    }

    @Test
    void shouldKnowWhenASourceWasHeardAlsoAfterARestart() {
        accepted("a", "wiz", 0);
        accepted("b", "wiz", 7);
        ended("a", "wiz", 3600, "folded", null, "case-1");
        index.close();
        open();

        assertThat(index.receipts().heard("wiz")).contains(NOON.plusSeconds(7));
        assertThat(index.receipts().heard("okta")).isEmpty();
        assertThat(index.receipts().heard()).containsOnlyKeys("wiz");
    }

    @Test
    void shouldCountWhatWasAcceptedAndHasNoEnd() {
        accepted("a", "wiz", 0);
        accepted("b", "okta", 7);
        assertThat(index.receipts().open()).isEqualTo(2);
        assertThat(index.receipts().oldestOpen()).contains(NOON);
        ended("a", "wiz", 9, "folded", null, "case-1");
        accepted("a", "wiz", 0);
        assertThat(index.receipts().open()).isEqualTo(1);
        assertThat(index.receipts().oldestOpen()).contains(NOON.plusSeconds(7));
    }

    @Test
    void shouldForgetWhatIsOld() {
        accepted("old", "wiz", 0);
        long later = Duration.ofDays(31).toSeconds();
        for (int number = 0; number < 3; number++) {
            accepted("r" + number, "wiz", later + number);
        }
        assertThat(Reconciliation.of(index.receipts(), "wiz", NOON, NOON.plusSeconds(60))
                        .received())
                .isZero();
        assertThat(index.receipts().open()).isEqualTo(3);
    }

    private void accepted(String id, String source, long second) {
        feed.write(receipt(id, source, second)
                .setOutcome("accepted")
                .setFinal$(false)
                .build());
    }

    private void ended(
            String id, String source, long second, String outcome, @Nullable String rule, @Nullable String caseId) {
        Receipt.Builder receipt =
                receipt(id, source, second).setOutcome(outcome).setFinal$(true).setReason("Why.");
        if (rule != null) {
            receipt.setRule(rule);
        }
        if (caseId != null) {
            receipt.setCaseId(caseId);
        }
        feed.write(receipt.build());
    }

    private static Receipt.Builder receipt(String id, String source, long second) {
        return Receipt.newBuilder().setId(id).setSource(source).setIndex(0).setAt(NOON.plusSeconds(second));
    }
}
