package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CASES = SourceRows.MAX_CASES + 4;

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> entries;
    private SourceRows rows;

    @BeforeEach
    void openRealStore() {
        entries = RealStore.open(directory);
        rows = new SourceRows(entries);
    }

    @AfterEach
    void close() {
        entries.close();
    }

    @Test
    void shouldFindTheNewestWithTheOldestOfThemFirst() {
        // Ids in the order against that of time, so that only the time can tell.
        for (int number = CASES - 1; number >= 0; number--) {
            rows.add("siem", "finding", place(number), opened(number));
        }
        assertThat(rows.cases("siem", "finding"))
                .containsExactlyElementsOf(IntStream.range(CASES - SourceRows.MAX_CASES, CASES)
                        .mapToObj(SourceRowsTest::place)
                        .toList());
    }

    @Test
    void shouldNotTakeOneFindingForAnother() {
        rows.add("siem", "finding", place(1), opened(1));
        rows.add("siem", "findings", place(2), opened(2));
        rows.add("siemf", "inding", place(3), opened(3));

        assertThat(rows.cases("siem", "finding")).containsExactly(place(1));
        assertThat(rows.cases("siemf", "inding")).containsExactly(place(3));
        assertThat(rows.cases("siem", "")).isEmpty();
    }

    @Test
    void shouldNotFindWhatWasRemoved() {
        rows.add("siem", "finding", place(1), opened(1));
        rows.add("siem", "finding", place(1), opened(1));
        rows.add("siem", "finding", place(2), opened(2));
        rows.remove("siem", "finding", place(1).caseId(), opened(1));
        rows.remove("siem", "never", place(1).caseId(), opened(1));

        assertThat(rows.cases("siem", "finding")).isEqualTo(List.of(place(2)));
    }

    private static Instant opened(int number) {
        return NOON.plusMillis(number);
    }

    private static CaseIndex.Place place(int number) {
        return new CaseIndex.Place(new RoutingKey("ci/" + number), new CaseId("case-" + (CASES - number)));
    }
}
