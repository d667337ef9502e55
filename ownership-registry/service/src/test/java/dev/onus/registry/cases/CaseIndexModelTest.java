package dev.onus.registry.cases;

import static dev.onus.registry.cases.CaseFixtures.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories, against a map that is sorted and filtered at each question. */
class CaseIndexModelTest {
    private static final int STEPS = 400;
    private static final int MOST_TOGETHER = 8;
    private static final List<CaseStateName> STATES =
            List.of(CaseStateName.open, CaseStateName.acknowledged, CaseStateName.resolved);
    private static final List<SeverityLevel> SEVERITIES = List.of(SeverityLevel.low, SeverityLevel.critical);
    private static final List<String> OWNERS = List.of("payments", "platform", "pay");

    @TempDir
    Path directory;

    private final IndexFeed feed = new IndexFeed();
    private final Map<String, CaseState> model = new HashMap<>();

    @Test
    void shouldListWhatASortedMapWouldList() {
        long seed = System.nanoTime();
        System.out.println("CaseIndexModelTest seed=" + seed);
        Random random = new Random(seed);
        CaseIndex index = CaseIndex.open(directory);
        try {
            for (int step = 0; step < STEPS; step++) {
                List<ConsumerRecord<String, CaseState>> together = new ArrayList<>();
                for (int more = random.nextInt(MOST_TOGETHER); more >= 0; more--) {
                    together.addAll(change(random));
                }
                index.writer().states(together);
                if (random.nextInt(50) == 0) {
                    index.close();
                    index = CaseIndex.open(directory);
                }
                if (random.nextInt(10) == 0) {
                    compare(index, random);
                }
            }
            compare(index, random);
        } finally {
            index.close();
        }
    }

    private List<ConsumerRecord<String, CaseState>> change(Random random) {
        String id = "case-" + random.nextInt(40);
        if (random.nextInt(15) == 0) {
            model.remove(id);
            return feed.tombstone(id);
        }
        long revision = random.nextInt(30);
        CaseState changed = state(id)
                .setRevision(revision)
                .setState(any(STATES, random))
                .setSeverity(any(SEVERITIES, random))
                .setOwner(any(OWNERS, random))
                .setOpenedAt(CaseFixtures.NOON.plusSeconds(id.hashCode() % 17))
                .build();
        model.merge(id, changed, (before, after) -> after.getRevision() > before.getRevision() ? after : before);
        return feed.state(changed);
    }

    private void compare(CaseIndex index, Random random) {
        CaseFilter filter = new CaseFilter(
                maybe(any(STATES, random), random),
                maybe(any(OWNERS, random), random),
                maybe(CaseFixtures.IDENTITY, random),
                maybe(any(SEVERITIES, random), random));
        List<String> expected = model.values().stream()
                .filter(filter::matches)
                .sorted(Comparator.comparing(CaseState::getOpenedAt).reversed().thenComparing(CaseState::getId))
                .map(CaseState::getId)
                .toList();

        assertThat(all(index, filter, 1 + random.nextInt(7))).isEqualTo(expected);
        for (CaseStateName name : STATES) {
            assertThat(index.count(name))
                    .isEqualTo(model.values().stream()
                            .filter(one -> one.getState() == name)
                            .count());
        }
    }

    private static List<String> all(CaseIndex index, CaseFilter filter, int limit) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Part<CaseState> part = index.list(filter, CaseOrder.NEWEST, cursor, limit);
            part.items().forEach(found -> ids.add(found.getId()));
            cursor = part.next();
        } while (cursor.isPresent());
        return ids;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> Optional<T> maybe(T value, Random random) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
