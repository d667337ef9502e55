package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlineStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> entries;
    private DeadlineStore deadlines;

    @BeforeEach
    void openRealStore() {
        entries = RealStore.open(directory);
        deadlines = new DeadlineStore(entries);
    }

    @AfterEach
    void close() {
        entries.close();
    }

    @Test
    void shouldFireWhatIsArmedBelowTheLastThatFired() {
        deadlines.arm(at(60));
        assertThat(drained(NOON.plusSeconds(60))).containsExactly(at(60));

        deadlines.arm(at(10));

        assertThat(deadlines.firstDue()).contains(NOON.plusSeconds(10));
        assertThat(drained(NOON.plusSeconds(60))).containsExactly(at(10));
    }

    @Test
    void shouldNotLoseWhatIsArmedWhileDraining() {
        deadlines.arm(at(10));
        deadlines.arm(at(20));
        List<DeadlineKey> fired = new ArrayList<>();

        deadlines.drain(NOON.plusSeconds(30), Budget.ofOneSlice(), due -> {
            fired.add(due);
            if (fired.size() == 1) {
                deadlines.arm(at(5));
                deadlines.arm(at(15));
            }
        });

        assertThat(fired).containsExactly(at(10), at(20));
        assertThat(drained(NOON.plusSeconds(30))).containsExactly(at(5), at(15));
    }

    @Test
    void shouldNeverFireBeforeTheMillisecondItIsDue() {
        deadlines.arm(at(10));
        assertThat(drained(NOON.plusSeconds(10).minusMillis(1))).isEmpty();
        assertThat(drained(NOON.plusSeconds(10))).containsExactly(at(10));
    }

    @Test
    void shouldOrderTimesBefore1970BeforeThoseAfter() {
        deadlines.arm(new DeadlineKey(Instant.EPOCH.plusMillis(1), key("b"), new CaseId("c")));
        deadlines.arm(new DeadlineKey(Instant.EPOCH.minusMillis(1), key("a"), new CaseId("c")));
        assertThat(deadlines.firstDue()).contains(Instant.EPOCH.minusMillis(1));
    }

    @Test
    void shouldStopAtTheBudgetAndSayThatThereMayBeMore() {
        for (int second = 0; second < 5; second++) {
            deadlines.arm(at(second));
        }
        List<DeadlineKey> fired = new ArrayList<>();
        boolean more =
                deadlines.drain(NOON.plusSeconds(9), new Budget(3, Duration.ofHours(1), System::nanoTime), fired::add);
        assertThat(more).isTrue();
        assertThat(fired).hasSize(3);

        boolean alwaysOne = deadlines.drain(NOON.plusSeconds(9), new Budget(3, Duration.ZERO, () -> 0), fired::add);
        assertThat(alwaysOne).isTrue();
        assertThat(fired).hasSize(4);
    }

    @Test
    void shouldBehaveLikeASortedSetUnderAnySequenceOfOperations() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<DeadlineKey> model = new TreeSet<>(Comparator.comparing(DeadlineKey::toBytes));
        for (int operation = 0; operation < 4_000; operation++) {
            DeadlineKey any = new DeadlineKey(
                    NOON.plusMillis(random.nextInt(-50, 200)),
                    key("id" + random.nextInt(3)),
                    new CaseId("c" + random.nextInt(3)));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    deadlines.arm(any);
                    model.add(any);
                }
                case 3 -> {
                    deadlines.disarm(any);
                    model.remove(any);
                }
                case 4 -> drainBoth(model, any, random.nextInt(1, 5), "seed " + seed + " operation " + operation);
                default -> {
                    if (random.nextInt(20) == 0) {
                        deadlines = new DeadlineStore(entries);
                    }
                    assertThat(deadlines.firstDue())
                            .as("seed %d operation %d", seed, operation)
                            .isEqualTo(model.stream().findFirst().map(DeadlineKey::dueAt));
                }
            }
        }
    }

    private void drainBoth(TreeSet<DeadlineKey> model, DeadlineKey upTo, int most, String where) {
        DeadlineKey armedMeanwhile = new DeadlineKey(upTo.dueAt().minusMillis(7), key("id9"), new CaseId("c9"));
        List<DeadlineKey> expected = model.stream()
                .filter(each -> !each.dueAt().isAfter(upTo.dueAt()))
                .limit(most)
                .toList();
        List<DeadlineKey> fired = new ArrayList<>();
        deadlines.drain(upTo.dueAt(), new Budget(most, Duration.ofHours(1), System::nanoTime), due -> {
            if (fired.isEmpty()) {
                deadlines.arm(armedMeanwhile);
            }
            fired.add(due);
        });
        assertThat(fired).as(where).isEqualTo(expected);
        for (DeadlineKey each : expected) {
            model.remove(each);
            if (each.equals(expected.getFirst())) {
                model.add(armedMeanwhile);
            }
        }
    }

    private List<DeadlineKey> drained(Instant upTo) {
        List<DeadlineKey> fired = new ArrayList<>();
        deadlines.drain(upTo, Budget.ofOneSlice(), fired::add);
        return fired;
    }

    private static DeadlineKey at(int second) {
        return new DeadlineKey(NOON.plusSeconds(second), key("aws:key:1"), new CaseId("case"));
    }

    private static RoutingKey key(String value) {
        return new RoutingKey(value);
    }
}
