package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTurnTest {
    @TempDir
    Path directory;

    private IndexStore store;
    private IndexTurn turn;

    @BeforeEach
    void open() {
        store = IndexStore.open(directory);
        store.write(batch -> {
            batch.put(key("b"), Rows.text("old b"));
            batch.put(key("d"), Rows.text("old d"));
            batch.put(key("f"), Rows.text("old f"));
        });
        turn = new IndexTurn(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldShowWhatWasPutToItsReaderOnlyUntilItIsWritten() {
        turn.put(key("a"), Rows.text("new a"));
        turn.delete(key("b"));

        assertThat(turn.get(key("a"))).isEqualTo(Rows.text("new a"));
        assertThat(turn.get(key("b"))).isNull();
        assertThat(turn.has(key("b"))).isFalse();
        assertThat(store.get(key("a"))).isNull();
        assertThat(store.get(key("b"))).isEqualTo(Rows.text("old b"));

        turn.write();

        assertThat(store.get(key("a"))).isEqualTo(Rows.text("new a"));
        assertThat(store.get(key("b"))).isNull();
    }

    @Test
    void shouldGiveTheRecordThatWasPutAndItsRowOnceItIsWritten() {
        CaseState state = CaseFixtures.state("c1").setRevision(7).build();

        turn.put(key("c"), state);

        assertThat(turn.get(key("c"), CaseState.class, Rows::state)).isSameAs(state);
        assertThat(turn.ask(key("c"), CaseState.class, CaseState::getRevision, Rows::revision))
                .isEqualTo(7);
        turn.write();
        assertThat(Rows.state(Objects.requireNonNull(store.get(key("c"))))).isEqualTo(state);
        assertThat(new IndexTurn(store).ask(key("c"), CaseState.class, CaseState::getRevision, Rows::revision))
                .isEqualTo(7);
    }

    @Test
    void shouldScanWhatIsThereAndWhatWasPutInOneOrder() {
        turn.put(key("a"), Rows.text("new a"));
        turn.put(key("c"), Rows.text("new c"));
        turn.put(key("d"), Rows.text("new d"));
        turn.delete(key("f"));
        turn.put(key("g"), Rows.text("new g"));
        turn.put(key("x"), Rows.text("behind the end"));

        assertThat(scanned(9)).containsExactly("new a", "old b", "new c", "new d", "new g");
        assertThat(scanned(1)).containsExactly("new a");
        assertThat(scanned(3)).containsExactly("new a", "old b", "new c");
    }

    @Test
    void shouldLetTheVisitorDeleteWhatItIsShown() {
        turn.put(key("c"), Rows.text("new c"));

        turn.scan(key("a"), key("h"), (key, value) -> {
            turn.delete(key);
            return true;
        });

        assertThat(scanned(9)).isEmpty();
    }

    private List<String> scanned(int most) {
        List<String> rows = new ArrayList<>();
        turn.scan(key("a"), key("h"), (key, value) -> {
            rows.add(Rows.text(value));
            return rows.size() < most;
        });
        return rows;
    }

    private static byte[] key(String text) {
        return Rows.text(text);
    }
}
