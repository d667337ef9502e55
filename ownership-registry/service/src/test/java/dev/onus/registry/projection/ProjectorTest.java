package dev.onus.registry.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.AuditRecord;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import dev.onus.registry.RegistryParts;
import dev.onus.registry.config.RegistrySettings;
import dev.onus.registry.log.Outcome;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectorTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MANY = ProjectionBatch.MAX_CHANGES * 2 + 200;

    private final String run = UUID.randomUUID().toString();
    private RegistryLog log;

    @BeforeEach
    void start() {
        log = RegistryParts.replica();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private Projector projector(int perSecond) {
        Projector projector = new Projector(
                RegistryParts.CONNECTION,
                RegistryParts.SERDES,
                log,
                new RegistrySettings(Optional.empty(), perSecond, Optional.empty()));
        projector.start();
        return projector;
    }

    private Outcome propose(List<ProposedChange> changes) {
        return log.propose(new Proposal(UUID.randomUUID().toString(), changes, "service:test", null))
                .join();
    }

    private ProposedChange identity(String name, String id, String... aliases) {
        String list = aliases.length == 0 ? "" : "\"" + String.join("\",\"", aliases) + "\"";
        return ProposedChange.put(new RecordKey("Identity", name + "-" + run), null, """
                {"apiVersion":"onus.dev/v1","kind":"Identity","metadata":{"name":"%s"},\
                "spec":{"aliases":[%s],"id":"%s","owner":"catch-all"}}""".formatted(name, list, id));
    }

    private List<ConsumerRecord<String, Ownership>> ownership() {
        return TopicContent.of(Topics.OWNERSHIP).stream()
                .filter(record -> record.key().contains(run))
                .toList();
    }

    private static void awaitProjected(Projector projector, Outcome outcome) {
        await().atMost(SOON).until(() -> projector.projected(outcome.position()).isDone());
    }

    private static void assertTrailIsWhole() {
        List<Long> sequences = TopicContent.of(Topics.AUDIT).stream()
                .map(record -> record.value().getSequence())
                .toList();
        assertThat(sequences)
                .isEqualTo(LongStream.range(0, sequences.size()).boxed().toList());
    }

    @Test
    void shouldPublishAnIdentityUnderItsIdAndEachAliasAndDeleteWhatIsDropped() {
        try (Projector projector = projector(RegistrySettings.DEFAULT_PROJECTED_PER_SECOND)) {
            String id = "aws:role:" + run;
            String alias = "aws:user:" + run;
            propose(List.of(identity("a", id, alias)));
            Outcome dropped = propose(List.of(identity("a", id)));
            awaitProjected(projector, dropped);

            List<ConsumerRecord<String, Ownership>> rows = ownership();

            assertThat(rows.stream().filter(row -> row.key().equals(id)).toList())
                    .extracting(row -> row.value().getVersion())
                    .containsExactly(1L, 2L);
            List<ConsumerRecord<String, Ownership>> ofAlias =
                    rows.stream().filter(row -> row.key().equals(alias)).toList();
            assertThat(ofAlias).hasSize(2);
            assertThat(ofAlias.getFirst().value().getId()).isEqualTo(id);
            assertThat(ofAlias.getLast().value()).isNull();
            assertTrailIsWhole();
        }
    }

    @Test
    void shouldWriteEachRecordOnceThoughOneStopsInTheMiddleAndAnotherGoesOn() {
        List<ProposedChange> many = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            many.add(identity("n" + number, "aws:role:" + number + "/" + run));
        }
        Outcome outcome;
        try (Projector slow = projector(100)) {
            outcome = propose(many);
            await().atMost(SOON).until(() -> !ownership().isEmpty());
        }
        assertThat(ownership()).hasSizeBetween(1, MANY - 1);
        leaveATransactionOpen();

        try (Projector next = projector(RegistrySettings.DEFAULT_PROJECTED_PER_SECOND)) {
            awaitProjected(next, outcome);
            assertThat(ownership())
                    .hasSize(MANY)
                    .extracting(ConsumerRecord::key)
                    .doesNotHaveDuplicates();
            assertTrailIsWhole();
        }
    }

    @Test
    void shouldPutARefusedAttemptToEndAReviewIntoTheTrailInItsPlace() {
        try (Projector projector = projector(RegistrySettings.DEFAULT_PROJECTED_PER_SECOND)) {
            propose(List.of(underReview("partner", "aws:role:partner/" + run, "review")));
            Outcome refused = propose(List.of(underReview("partner", "aws:role:partner/" + run, "active")));
            Outcome after = propose(List.of(identity("after", "aws:role:after/" + run)));
            awaitProjected(projector, after);

            assertThat(refused).isInstanceOf(Outcome.Refused.class);
            assertThat(TopicContent.of(Topics.AUDIT).stream()
                            .map(ConsumerRecord::value)
                            .filter(record -> record.getSubject().equals("identities/partner-" + run))
                            .toList())
                    .extracting(AuditRecord::getAction)
                    .containsExactly("identity.created", "identity.refused");
            assertTrailIsWhole();
        }
    }

    private ProposedChange underReview(String name, String id, String lifecycle) {
        return ProposedChange.put(
                new RecordKey("Identity", name + "-" + run), null, """
                {"apiVersion":"onus.dev/v1","kind":"Identity","metadata":{"name":"%s"},\
                "spec":{"id":"%s","lifecycle":"%s","owner":"catch-all"}}""".formatted(name, id, lifecycle));
    }

    /** As a projector leaves it that is killed between its records and its commit. */
    private static void leaveATransactionOpen() {
        KafkaProducer<String, AuditRecord> killed = new KafkaProducer<>(
                RegistryParts.CONNECTION.producerProperties("killed", "onus-registry-projector"),
                new StringSerializer(),
                RegistryParts.SERDES.serializer(Topics.AUDIT));
        killed.initTransactions();
        killed.beginTransaction();
        AuditRecord lost = AuditRecord.newBuilder()
                .setStream("registry")
                .setSequence(Long.MAX_VALUE)
                .setAt(Instant.EPOCH)
                .setActor("service:killed")
                .setAction("team.changed")
                .setSubject("teams/lost")
                .build();
        killed.send(new ProducerRecord<>(Topics.AUDIT.name(), "registry", lost));
        killed.flush();
        killed.close(Duration.ZERO);
    }
}
