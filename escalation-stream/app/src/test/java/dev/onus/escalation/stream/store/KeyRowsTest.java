package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.RoutingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRowsTest {
    private static final long SEED = 20_261_122;
    private static final RoutingKey BILLING = new RoutingKey("ci/billing");
    private static final RoutingKey BILLING_TOO = new RoutingKey("ci/billing-2");
    private static final int MOST = 3;
    private static final String LONG = "x".repeat(Page.MAX_BYTES);

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> entries;
    private KeyRows rows;

    @BeforeEach
    void openRealStore() {
        entries = RealStore.open(directory);
        rows = asANewTask();
    }

    @AfterEach
    void close() {
        entries.close();
    }

    @Test
    void shouldKeepEachListWhereverItFoundRoom() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<KeyRows.Name, List<String>> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            KeyRows.Name name = name(random);
            String text = Integer.toString(random.nextInt(4)).repeat(1 + random.nextInt(200));
            List<String> list = expected.computeIfAbsent(name, any -> new ArrayList<>());
            switch (random.nextInt(6)) {
                case 0 -> {
                    rows.addLast(name, text, MOST);
                    if (!list.contains(text)) {
                        list.add(text);
                    }
                    if (list.size() > MOST) {
                        list.removeFirst();
                    }
                }
                case 1 -> {
                    rows.putFirst(name, text, MOST);
                    list.remove(text);
                    list.addFirst(text);
                    if (list.size() > MOST) {
                        list.removeLast();
                    }
                }
                case 2 -> {
                    rows.write(name, List.of(text));
                    list.clear();
                    list.add(text);
                }
                case 3 -> {
                    rows.remove(name, text);
                    list.remove(text);
                }
                default -> {
                    rows.delete(name);
                    list.clear();
                }
            }
            if (random.nextInt(4) == 0) {
                rows.store();
                rows = asANewTask();
            }
            KeyRows.Name looked = name(random);
            assertThat(rows.read(looked))
                    .as("seed %d, step %d", SEED, i)
                    .isEqualTo(expected.getOrDefault(looked, List.of()));
            assertThat(rows.first(looked))
                    .isEqualTo(expected.getOrDefault(looked, List.of()).stream().findFirst());
            assertThat(rows.all(looked.routingKey(), 'a'))
                    .as("seed %d, step %d", SEED, i)
                    .containsExactlyInAnyOrderElementsOf(named(expected, looked.routingKey()));
        }
    }

    @Test
    void shouldShareOneRowAsLongAsThereIsRoom() {
        rows.write(new KeyRows.Name(BILLING, 'a', "one"), List.of("1"));
        rows.write(new KeyRows.Name(BILLING, 'f', "two"), List.of("2"));
        rows.store();
        assertThat(rowsInStore()).isEqualTo(1);

        rows.write(new KeyRows.Name(BILLING, 'a', "three"), List.of(LONG));
        rows.store();
        assertThat(rowsInStore()).isEqualTo(2);
        assertThat(asANewTask().read(new KeyRows.Name(BILLING, 'a', "three"))).containsExactly(LONG);
    }

    @Test
    void shouldMoveAListThatOutgrowsThePage() {
        KeyRows.Name name = new KeyRows.Name(BILLING, 'f', "grows");
        rows.write(name, List.of("short"));
        rows.store();
        rows.addLast(name, LONG, Integer.MAX_VALUE);
        rows.store();
        rows.write(name, List.of("short again"));
        rows.store();

        assertThat(asANewTask().read(name)).containsExactly("short again");
        assertThat(asANewTask().all(BILLING, 'f')).containsExactly(name);
    }

    @Test
    void shouldWriteNothingOfWhatFailed() {
        KeyRows.Name kept = new KeyRows.Name(BILLING, 'a', "kept");
        rows.write(kept, List.of("1"));
        rows.store();
        rows.write(kept, List.of("2"));
        rows.write(new KeyRows.Name(BILLING, 'a', "another"), List.of("1"));
        rows.write(new KeyRows.Name(BILLING, 'a', "without room"), List.of(LONG));
        rows.write(new KeyRows.Name(BILLING_TOO, 'a', "another"), List.of("1"));
        rows.discard();
        rows.store();

        assertThat(rows.read(kept)).containsExactly("1");
        assertThat(rows.all(BILLING, 'a')).containsExactly(kept);
        assertThat(rows.all(BILLING_TOO, 'a')).isEmpty();
        assertThat(rowsInStore()).isEqualTo(1);
    }

    @Test
    void shouldLeaveNoRowWhenTheLastListIsGone() {
        KeyRows.Name here = new KeyRows.Name(BILLING, 'a', "here");
        KeyRows.Name apart = new KeyRows.Name(BILLING, 'f', "apart");
        rows.write(here, List.of("1"));
        rows.write(apart, List.of(LONG));
        rows.store();
        rows.delete(here);
        rows.tidy(BILLING);
        rows.store();
        assertThat(asANewTask().read(apart)).containsExactly(LONG);

        rows.delete(apart);
        rows.tidy(BILLING);
        rows.store();
        assertThat(rowsInStore()).isZero();
    }

    /** Two routing keys, of which one is how the other begins. */
    private static KeyRows.Name name(SplittableRandom random) {
        RoutingKey routingKey = random.nextBoolean() ? BILLING : BILLING_TOO;
        return new KeyRows.Name(routingKey, random.nextBoolean() ? 'a' : 'f', "t" + random.nextInt(12));
    }

    private static List<KeyRows.Name> named(Map<KeyRows.Name, List<String>> expected, RoutingKey routingKey) {
        return expected.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(name -> name.kind() == 'a' && name.routingKey().equals(routingKey))
                .toList();
    }

    private KeyRows asANewTask() {
        return new KeyRows(entries);
    }

    private int rowsInStore() {
        int rowsInStore = 0;
        try (KeyValueIterator<Bytes, byte[]> all = entries.all()) {
            for (; all.hasNext(); rowsInStore++) {
                KeyValue<Bytes, byte[]> row = all.next();
                assertThat(row.value).isNotEmpty();
            }
        }
        return rowsInStore;
    }
}
