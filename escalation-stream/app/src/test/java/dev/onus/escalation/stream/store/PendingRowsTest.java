package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingRowsTest {
    private static final int ROUNDS = 400;
    private static final int KEYS = 40;

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> rows;
    private PendingRows pending;

    @BeforeEach
    void openRealStore() {
        rows = RealStore.open(directory);
        pending = new PendingRows(rows);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void shouldReadLikeAStoreThatHasBeenWrittenWhateverIsKeptOrNot() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        NavigableMap<String, String> kept = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            NavigableMap<String, String> expected = new TreeMap<>(kept);
            for (int write = random.nextInt(6); write > 0; write--) {
                String key = key(random);
                if (random.nextInt(3) == 0) {
                    pending.put(bytes(key), null);
                    expected.remove(key);
                } else {
                    pending.put(bytes(key), bytes(key + round).get());
                    expected.put(key, key + round);
                }
            }
            shouldBeRead(expected, key(random), key(random), seed);
            if (random.nextBoolean()) {
                pending.keep();
                kept = expected;
            } else {
                pending.discard();
            }
            shouldBeRead(kept, key(random), key(random), seed);
        }
        assertThat(keys(rows.all())).as("seed %s", seed).containsExactlyElementsOf(kept.keySet());
    }

    @Test
    void shouldWriteNothingBeforeItIsKept() {
        pending.put(bytes("a"), new byte[] {1});
        assertThat(rows.get(bytes("a"))).isNull();
        assertThat(pending.delete(bytes("a"))).containsExactly(1);
        assertThat(pending.putIfAbsent(bytes("a"), new byte[] {2})).isNull();
        assertThat(pending.putIfAbsent(bytes("a"), new byte[] {3})).containsExactly(2);
        pending.keep();
        assertThat(rows.get(bytes("a"))).containsExactly(2);
    }

    private void shouldBeRead(NavigableMap<String, String> expected, String one, String other, long seed) {
        String from = one.compareTo(other) < 0 ? one : other;
        String to = from.equals(one) ? other : one;
        assertThat(keys(pending.all())).as("seed %s", seed).containsExactlyElementsOf(expected.keySet());
        assertThat(keys(pending.range(bytes(from), bytes(to))))
                .as("seed %s", seed)
                .containsExactlyElementsOf(expected.subMap(from, true, to, true).keySet());
        assertThat(keys(pending.range(bytes(from), null)))
                .as("seed %s", seed)
                .containsExactlyElementsOf(expected.tailMap(from, true).keySet());
        assertThat(keys(pending.reverseRange(bytes(from), bytes(to))))
                .as("seed %s", seed)
                .containsExactlyElementsOf(
                        expected.subMap(from, true, to, true).descendingMap().keySet());
        assertThat(keys(pending.prefixScan(bytes("1"), new BytesSerializer())))
                .as("seed %s", seed)
                .containsExactlyElementsOf(
                        expected.subMap("1", true, "2", false).keySet());
        expected.forEach((key, value) -> assertThat(pending.get(bytes(key)))
                .as("seed %s", seed)
                .isEqualTo(bytes(value).get()));
    }

    private static String key(Random random) {
        return Integer.toString(random.nextInt(KEYS));
    }

    private static List<String> keys(KeyValueIterator<Bytes, byte[]> iterator) {
        List<String> keys = new ArrayList<>();
        try (iterator) {
            while (iterator.hasNext()) {
                Bytes peeked = iterator.peekNextKey();
                assertThat(iterator.next().key).isEqualTo(peeked);
                keys.add(new String(peeked.get(), StandardCharsets.UTF_8));
            }
        }
        return keys;
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
