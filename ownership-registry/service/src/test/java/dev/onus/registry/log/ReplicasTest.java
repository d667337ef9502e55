package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.RegistryProposal;
import dev.onus.contracts.Topics;
import dev.onus.registry.RegistryParts;
import dev.onus.registry.log.Outcome.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of the registry on one real log. */
class ReplicasTest {
    private static final int ROUNDS = 25;
    private static final int WRITERS_A_REPLICA = 3;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString();
    private RegistryLog first;
    private RegistryLog second;

    @BeforeEach
    void start() {
        first = RegistryParts.replica();
        second = RegistryParts.replica();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    private static Proposal proposal(String actor, ProposedChange... changes) {
        return new Proposal(UUID.randomUUID().toString(), List.of(changes), actor, null);
    }

    @Test
    void shouldLetExactlyOneOfConcurrentWritersWinEachRound() {
        RecordKey contested = new RecordKey("Sample", "contested-" + run);

        for (long round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<Outcome>> attempts = new ArrayList<>();
            for (int writer = 0; writer < WRITERS_A_REPLICA; writer++) {
                String json = "{\"round\":" + round + ",\"writer\":" + writer + ",\"replica\":";
                attempts.add(
                        first.propose(proposal("service:first", ProposedChange.put(contested, round, json + "1}"))));
                attempts.add(
                        second.propose(proposal("service:second", ProposedChange.put(contested, round, json + "2}"))));
            }
            long winners = attempts.stream()
                    .map(CompletableFuture::join)
                    .filter(Accepted.class::isInstance)
                    .count();
            assertThat(winners).as("winners of round %d", round).isEqualTo(1);
        }

        long end = Math.max(first.position(), second.position());
        assertThat(first.await(end, SOON) && second.await(end, SOON)).isTrue();
        long version = first.read(state -> state.currentVersion(contested));
        assertThat(version).isEqualTo(ROUNDS);
        assertThat(first.read(RegistryState::everything)).isEqualTo(second.read(RegistryState::everything));
    }

    @Test
    void shouldApplyAProposalInPartsWholeOnEveryReplica() {
        List<ProposedChange> many = large("many-");

        Outcome outcome =
                first.propose(new Proposal(run, many, "service:first", null)).join();

        assertThat(ProposalEntries.of(new Proposal(run, many, "service:first", null), Instant.EPOCH))
                .hasSizeGreaterThan(3);
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(second.await(outcome.position() + 1, SOON)).isTrue();
        for (ProposedChange change : many) {
            assertThat(second.read(state -> state.current(change.key()))
                            .orElseThrow()
                            .position())
                    .isEqualTo(outcome.position());
        }
    }

    @Test
    void shouldDropPartsThatNobodyCommits() {
        List<ProposedChange> many = large("orphan-");
        List<RegistryProposal> entries =
                ProposalEntries.of(new Proposal(run, many, "service:killed", null), Instant.now());
        append(entries.subList(0, entries.size() - 1));
        append(List.of(entries.getLast()).stream()
                .map(commit -> RegistryProposal.newBuilder(commit)
                        .setProposalId(run + "-other")
                        .build())
                .toList());

        Outcome after = first.propose(proposal(
                        "service:first", ProposedChange.put(new RecordKey("Sample", "after-" + run), 0L, "{}")))
                .join();

        assertThat(after).isInstanceOf(Accepted.class);
        Optional<RecordVersion> dropped =
                first.read(state -> state.current(many.getFirst().key()));
        Optional<Outcome> commitAlone = first.read(state -> state.outcomeOf(run + "-other"));
        assertThat(dropped).isEmpty();
        assertThat(commitAlone.orElseThrow()).isInstanceOf(Outcome.Refused.class);
    }

    private List<ProposedChange> large(String prefix) {
        String text = "x".repeat(100_000);
        List<ProposedChange> changes = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            RecordKey key = new RecordKey("Sample", prefix + number + "-" + run);
            changes.add(ProposedChange.put(key, 0L, "{\"text\":\"" + text + "\"}"));
        }
        return changes;
    }

    private static void append(List<RegistryProposal> entries) {
        try (KafkaProducer<String, RegistryProposal> producer = new KafkaProducer<>(
                RegistryParts.CONNECTION.producerProperties("killed-writer"),
                new StringSerializer(),
                RegistryParts.SERDES.serializer(Topics.REGISTRY_LOG))) {
            entries.forEach(entry -> producer.send(new ProducerRecord<>(Topics.REGISTRY_LOG.name(), 0, null, entry)));
            producer.flush();
        }
    }
}
