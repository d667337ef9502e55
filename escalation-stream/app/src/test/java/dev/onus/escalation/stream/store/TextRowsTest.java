package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRowsTest {
    private static final long SEED = 20_261_122;
    private static final int KEYS = 2 * TextRows.MAX_KNOWN;

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> entries;
    private TextRows rows;

    @BeforeEach
    void openRealStore() {
        entries = RealStore.open(directory);
        rows = new TextRows(entries);
    }

    @AfterEach
    void close() {
        entries.close();
    }

    @Test
    void shouldKnowWhatTheStoreHoldsWhateverWasWrittenBefore() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            Bytes key = key(random.nextInt(KEYS));
            String text = Integer.toString(random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0 -> rows.addLast(key, text, 3);
                case 1 -> rows.putFirst(key, text, 3);
                case 2 -> rows.remove(key, text);
                case 3 -> rows.write(key, random.nextBoolean() ? List.of() : List.of(text));
                case 4 -> rows.delete(key);
                default -> {}
            }
            List<String> asANewTaskReadsIt = new TextRows(entries).read(key);
            assertThat(rows.read(key)).as("seed %d, step %d", SEED, i).isEqualTo(asANewTaskReadsIt);
            assertThat(rows.first(key)).isEqualTo(asANewTaskReadsIt.stream().findFirst());
        }
    }

    @Test
    void shouldAskTheStoreOnceForARowThatIsNotThere() {
        assertThat(rows.read(key(1))).isEmpty();
        entries.put(key(1), Texts.write(List.of("by somebody else")));

        assertThat(rows.first(key(1))).isEmpty();
    }

    private static Bytes key(int number) {
        return Bytes.wrap(("r" + number).getBytes(StandardCharsets.UTF_8));
    }
}
