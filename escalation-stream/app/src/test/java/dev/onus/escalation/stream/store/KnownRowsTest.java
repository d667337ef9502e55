package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRowsTest {
    private static final long SEED = 20_261_122;
    private static final byte[] NONE = new byte[0];
    private static final int KEYS = 2 * KnownRows.MAX_KNOWN;

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> entries;
    private KnownRows rows;

    @BeforeEach
    void openRealStore() {
        entries = RealStore.open(directory);
        rows = new KnownRows(entries);
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
            switch (random.nextInt(3)) {
                case 0 -> rows.put(key, new byte[] {(byte) random.nextInt(4)});
                case 1 -> rows.delete(key);
                default -> {}
            }
            assertThat(rows.value(key).orElse(NONE))
                    .as("seed %d, step %d", SEED, i)
                    .isEqualTo(new KnownRows(entries).value(key).orElse(NONE));
        }
    }

    @Test
    void shouldAskTheStoreOnceForARowThatIsNotThere() {
        assertThat(rows.value(key(1))).isEmpty();
        entries.put(key(1), new byte[] {1});

        assertThat(rows.value(key(1))).isEmpty();
    }

    private static Bytes key(int number) {
        return Bytes.wrap(("r" + number).getBytes(StandardCharsets.UTF_8));
    }
}
