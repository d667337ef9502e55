package dev.onus.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long SEED = 20_261_122;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int PARTITIONS = 2;

    private final Map<LedgerKey, LedgerRow> expected = new HashMap<>();
    private final Ledger ledger = new Ledger(new NoLog());

    @Test
    void shouldAnswerEachQuestionAsALookAtAllRowsWould() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            LedgerRow row = row(random);
            if (random.nextInt(3) == 0) {
                ledger.remove(row.partition(), List.of(row.key()));
                expected.remove(row.key());
            } else {
                ledger.write(row);
                expected.put(row.key(), row);
            }
            LedgerRow asked = row(random);
            int partition = asked.partition();
            String step = "seed %d, step %d".formatted(SEED, i);
            assertThat(ledger.find(partition, asked.key()))
                    .as(step)
                    .isEqualTo(Optional.ofNullable(expected.get(asked.key())));
            assertThat(ledger.rowsOf(partition))
                    .as(step)
                    .containsExactlyInAnyOrderElementsOf(rows(each -> each.partition() == partition));
            assertThat(ledger.rowsOf(partition, asked.key().pageId()))
                    .as(step)
                    .containsExactlyInAnyOrderElementsOf(
                            rows(each -> each.key().pageId().equals(asked.key().pageId())));
            assertThat(ledger.rowsOfCase(partition, asked.caseId()))
                    .as(step)
                    .containsExactlyInAnyOrderElementsOf(
                            rows(each -> each.caseId().equals(asked.caseId())));
            String bundle = "bundle-" + random.nextInt(3);
            assertThat(ledger.pagesOf(bundle))
                    .as(step)
                    .containsExactlyElementsOf(
                            rows(each -> each.bundle().filter(bundle::equals).isPresent()).stream()
                                    .map(each -> each.key().pageId().value())
                                    .sorted()
                                    .map(PageId::new)
                                    .toList());
        }
    }

    @Test
    void shouldKnowNothingOfAPartitionThatItLetGo() {
        LedgerRow row = row(new SplittableRandom(SEED));
        ledger.write(row);
        ledger.drop(row.partition());

        assertThat(ledger.rowsOf(row.partition())).isEmpty();
        assertThat(ledger.rowsOfCase(row.partition(), row.caseId())).isEmpty();
        assertThat(row.bundle().map(ledger::pagesOf).orElse(List.of())).isEmpty();
    }

    @Test
    void shouldKeepWordsOfWhichThereAreFewOnceForAllRows() {
        LedgerRow first = rowOfOwnWords(1);
        LedgerRow second = rowOfOwnWords(2);
        assertThat(second.person()).isNotSameAs(first.person());
        ledger.write(first);
        ledger.write(second);

        LedgerRow one = ledger.find(0, first.key()).orElseThrow();
        LedgerRow other = ledger.find(0, second.key()).orElseThrow();
        assertThat(other.person()).isSameAs(one.person());
        assertThat(other.channel()).isSameAs(one.channel());
        assertThat(other.detail().orElseThrow()).isSameAs(one.detail().orElseThrow());
        assertThat(other.key().part()).isSameAs(one.key().part());
        assertThat(other.key().destination()).isSameAs(one.key().destination());
    }

    /** As if each record had been read by itself. */
    private static LedgerRow rowOfOwnWords(int number) {
        return new LedgerRow(
                new LedgerKey("ci/1", new PageId("page-" + number), own("page"), own("destination-1")),
                0,
                "case-1",
                own("ana"),
                own("webhook"),
                DeliveryState.ACCEPTED,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(own("busy")),
                Optional.empty(),
                NOON);
    }

    private static String own(String word) {
        return String.valueOf(word.toCharArray());
    }

    private List<LedgerRow> rows(Predicate<LedgerRow> which) {
        return expected.values().stream().filter(which).toList();
    }

    /** A page is about one case, and a case is in one partition. */
    private static LedgerRow row(SplittableRandom random) {
        int page = random.nextInt(12);
        int caseNumber = page % 4;
        return new LedgerRow(
                new LedgerKey(
                        "ci/" + caseNumber,
                        new PageId("page-" + page),
                        random.nextBoolean() ? "page" : "withdrawal",
                        "destination-" + random.nextInt(2)),
                caseNumber % PARTITIONS,
                "case-" + caseNumber,
                "ana",
                "webhook",
                DeliveryState.ACCEPTED,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                random.nextBoolean() ? Optional.of("bundle-" + random.nextInt(3)) : Optional.empty(),
                NOON);
    }
}
