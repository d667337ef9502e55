package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.registry.cases.TimeRows.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeRowsTest {
    private static final Instant NOON = CaseFixtures.NOON;

    @TempDir
    Path directory;

    private final TimeRows rows = new TimeRows(Table.RECEIPT_AGE);
    private IndexStore store;

    @BeforeEach
    void open() {
        store = IndexStore.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldTakeTheEarliestFirstAndNoMoreThanAsked() {
        put(3);
        put(1);
        put(2);
        put(9);

        assertThat(take(rows, 9, 2)).containsExactly("1", "2");
        assertThat(take(rows, 9, 2)).containsExactly("3");
        assertThat(take(rows, 9, 2)).as("what is as old as that stays").isEmpty();
        assertThat(take(rows, 10, 2)).containsExactly("9");
        assertThat(take(rows, 11, 2)).isEmpty();
    }

    @Test
    void shouldTakeWhatIsPutBeforeWhatWasTaken() {
        put(5);
        assertThat(take(rows, 9, 2)).containsExactly("5");

        put(1);

        assertThat(take(rows, 9, 2)).containsExactly("1");
    }

    @Test
    void shouldBeginBehindWhatWasTakenUntilItIsMadeAnew() {
        put(5);
        put(8);
        assertThat(take(rows, 9, 1)).containsExactly("5");
        byte[] before = RowKey.in(Table.RECEIPT_AGE)
                .number(NOON.plusSeconds(2).toEpochMilli())
                .text("2")
                .bytes();
        store.write(batch -> batch.put(before, Rows.text("2")));

        assertThat(take(rows, 9, 1)).as("it does not look before it").containsExactly("8");
        assertThat(take(new TimeRows(Table.RECEIPT_AGE), 9, 1)).containsExactly("2");
    }

    @Test
    void shouldTakeAgainWhatWasNotWritten() {
        put(5);
        rows.take(new IndexTurn(store), NOON.plusSeconds(9), 1);

        rows.lookFromTheStart();

        assertThat(take(rows, 9, 1)).containsExactly("5");
    }

    @Test
    void shouldNotLookAtReceiptsBeforeThoseThatWereRemoved() {
        IndexFeed feed = new IndexFeed();
        IndexWriter writer = new IndexWriter(store, new CaseCounts());
        writer.receipts(feed.receipt(receipt("old", NOON.plusSeconds(5))));
        writer.receipts(feed.receipt(receipt("new", NOON.plus(Duration.ofDays(31)))));
        byte[] before = RowKey.in(Table.RECEIPT_AGE)
                .number(NOON.toEpochMilli())
                .text("elder")
                .bytes();
        store.write(batch -> batch.put(before, Rows.text("elder")));

        writer.receipts(feed.receipt(receipt("newer", NOON.plus(Duration.ofDays(32)))));

        assertThat(store.get(before)).isNotNull();
    }

    private static Receipt receipt(String id, Instant at) {
        return Receipt.newBuilder()
                .setId(id)
                .setSource("wiz")
                .setIndex(0)
                .setAt(at)
                .setOutcome("folded")
                .setFinal$(true)
                .build();
    }

    private void put(int second) {
        IndexTurn turn = new IndexTurn(store);
        rows.put(turn, NOON.plusSeconds(second), Integer.toString(second));
        turn.write();
    }

    private List<String> take(TimeRows from, int second, int most) {
        IndexTurn turn = new IndexTurn(store);
        List<String> ids = from.take(turn, NOON.plusSeconds(second), most).stream()
                .map(Taken::id)
                .toList();
        turn.write();
        return ids;
    }
}
