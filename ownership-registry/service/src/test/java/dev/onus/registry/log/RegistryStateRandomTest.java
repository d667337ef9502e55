package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.log.Outcome.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded random proposals against a model that is too simple to be wrong: a list of texts for each name. */
class RegistryStateRandomTest {
    private static final int PROPOSALS = 2_000;
    private static final int NAMES = 6;
    private static final int TEXTS = 3;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void shouldDecideAsTheModelDoesAndAlikeOnEveryReplica(long seed) {
        Random random = new Random(seed);
        RegistryState first = new RegistryState();
        RegistryState second = new RegistryState();
        Map<String, List<@Nullable String>> model = new HashMap<>();

        for (long offset = 0; offset < PROPOSALS; offset++) {
            Proposal proposal = proposal(random, offset);
            boolean expected = decide(model, proposal);

            Outcome outcome = first.apply(proposal, offset, Instant.EPOCH.plusSeconds(offset));
            Outcome replica = second.apply(proposal, offset, Instant.EPOCH.plusSeconds(offset));

            assertThat(outcome instanceof Accepted)
                    .as("seed %d offset %d %s", seed, offset, proposal)
                    .isEqualTo(expected);
            assertThat(replica).isEqualTo(outcome);
        }

        assertThat(first.everything()).as("seed %d", seed).isEqualTo(second.everything());
        model.forEach((name, texts) -> assertThat(first.versions(key(name)))
                .as("seed %d name %s", seed, name)
                .extracting(RecordVersion::json)
                .isEqualTo(texts));
        assertThat(first.acceptedBetween(0, PROPOSALS).stream()
                        .flatMap(accepted -> accepted.made().stream())
                        .map(change -> change.after().sequence())
                        .toList())
                .as("seed %d: the trail has no gap", seed)
                .isEqualTo(LongStream.range(
                                0, model.values().stream().mapToLong(List::size).sum())
                        .boxed()
                        .toList());
    }

    private static Proposal proposal(Random random, long offset) {
        Map<String, ProposedChange> changes = new LinkedHashMap<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            String name = "r" + random.nextInt(NAMES);
            Long expected = random.nextInt(3) == 0 ? null : Long.valueOf(random.nextInt(6));
            String json = random.nextInt(5) == 0 ? null : "{\"t\":" + random.nextInt(TEXTS) + "}";
            changes.put(name, new ProposedChange(key(name), expected, json));
        }
        return new Proposal("p" + offset, List.copyOf(changes.values()), "service:test", null);
    }

    private static boolean decide(Map<String, List<@Nullable String>> model, Proposal proposal) {
        for (ProposedChange change : proposal.changes()) {
            List<@Nullable String> texts = model.getOrDefault(change.key().name(), List.of());
            long version = texts.isEmpty() || texts.getLast() == null ? 0 : texts.size();
            if (change.expectedVersion() != null && change.expectedVersion() != version) {
                return false;
            }
        }
        for (ProposedChange change : proposal.changes()) {
            List<@Nullable String> texts = model.computeIfAbsent(change.key().name(), name -> new ArrayList<>());
            String current = texts.isEmpty() ? null : texts.getLast();
            if (!Objects.equals(current, change.json())) {
                texts.add(change.json());
            }
        }
        return true;
    }

    private static RecordKey key(String name) {
        return new RecordKey("Team", name);
    }
}
