package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.ReceiptIndex.CountedEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers beside a source are those that a look at every receipt would give. */
class SourceCountsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<String> WORDS =
            List.of("accepted", "ignored", "unmapped", "folded", "case-opened", "duplicate");

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
    void shouldCountAnEventOnceWhereItEnded() {
        write("a", "wiz", "accepted", NOON);
        write("b", "wiz", "accepted", NOON);
        write("a", "wiz", "folded", NOON.plusSeconds(1));
        write("a", "wiz", "folded", NOON.plusSeconds(1));
        write("c", "wizard", "ignored", NOON);

        assertThat(index.receipts().counts("wiz", TODAY))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(new CountedEnd("accepted", ""), 1L, new CountedEnd("folded", ""), 1L));
        assertThat(index.receipts().counts("wiz", TODAY.plusDays(1))).isEmpty();
        assertThat(index.receipts().counts("wizard", TODAY))
                .containsEntry(new CountedEnd("ignored", "wizard/quiet"), 1L);
    }

    @Test
    void shouldNameTheLastProblemUntilItIsMended() {
        write("a", "wiz", "unmapped", NOON);
        write("b", "wiz", "unmapped", NOON.plusSeconds(1));
        write("c", "wiz", "folded", NOON.plusSeconds(2));
        assertThat(index.receipts().lastProblem("wiz").orElseThrow().getId()).isEqualTo("b");
        write("b", "wiz", "case-opened", NOON.plusSeconds(3));
        assertThat(index.receipts().lastProblem("wiz")).isEmpty();
        assertThat(index.receipts().lastProblem("okta")).isEmpty();
    }

    @Test
    void shouldForgetDaysThatAreOld() {
        write("old", "wiz", "folded", NOON.minus(Duration.ofDays(40)));
        write("new", "wiz", "folded", NOON);
        assertThat(index.receipts().counts("wiz", TODAY.minusDays(60)))
                .containsExactlyEntriesOf(Map.of(new CountedEnd("folded", ""), 1L));
    }

    @Test
    void shouldForgetWhatCameLateWhenItIsOldToo() {
        write("new", "wiz", "folded", NOON);
        write("newer", "wiz", "folded", NOON.plusSeconds(1));
        write("late", "wiz", "folded", NOON.minus(Duration.ofDays(20)));

        write("last", "wiz", "folded", NOON.plus(Duration.ofDays(11)));

        assertThat(index.receipt("late")).isEmpty();
        assertThat(index.receipt("new")).isPresent();
    }

    @Test
    void shouldCountAsALookAtEveryReceiptWould() {
        long seed = Long.getLong("onus.seed", 20261121);
        Random random = new Random(seed);
        Map<String, Receipt> latest = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            String id = "r" + random.nextInt(300);
            Instant at = NOON.plusSeconds(step * 60L);
            String source = latest.containsKey(id) ? latest.get(id).getSource() : "source-" + random.nextInt(3);
            write(id, source, WORDS.get(random.nextInt(WORDS.size())), at);
            latest.put(id, index.receipt(id).orElseThrow());
        }
        LocalDate from = TODAY.plusDays(random.nextInt(3));
        for (int number = 0; number < 3; number++) {
            String source = "source-" + number;
            Map<CountedEnd, Long> expected = new HashMap<>();
            latest.values().stream()
                    .filter(receipt -> receipt.getSource().equals(source))
                    .filter(receipt -> !receipt.getAt()
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .isBefore(from))
                    .forEach(receipt -> expected.merge(
                            new CountedEnd(receipt.getOutcome(), receipt.getRule() == null ? "" : receipt.getRule()),
                            1L,
                            Long::sum));
            assertThat(index.receipts().counts(source, from))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private void write(String id, String source, String outcome, Instant at) {
        Receipt.Builder receipt = Receipt.newBuilder()
                .setId(id)
                .setSource(source)
                .setIndex(0)
                .setAt(at)
                .setOutcome(outcome)
                .setFinal$(!outcome.equals("accepted"));
        if (outcome.equals("ignored")) {
            receipt.setRule(source + "/quiet");
        }
        if (outcome.equals("folded") || outcome.equals("case-opened")) {
            receipt.setCaseId("case-1");
        }
        feed.write(receipt.build());
    }
}
