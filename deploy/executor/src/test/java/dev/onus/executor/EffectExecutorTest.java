package dev.onus.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ESC-3 from the platform team's side, on a real broker and a real schema registry. */
class EffectExecutorTest {
    private static final EmbeddedCluster CLUSTER = EmbeddedCluster.shared();
    private static final KafkaConnection KAFKA = KafkaConnection.of(CLUSTER.bootstrapServers());
    private static final SchemaRegistrySettings SCHEMAS = SchemaRegistrySettings.of(CLUSTER.registryUrl());
    private static final Duration HAPPENS_WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private final String group = "executor-" + UUID.randomUUID();
    private final String id = UUID.randomUUID().toString();
    private final FakeOnus onus = new FakeOnus();
    private final FakePlatform platform = new FakePlatform();
    private EffectExecutor executor;

    @BeforeAll
    static void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KAFKA.adminProperties())) {
            admin.createTopics(List.of(new NewTopic(Topics.EFFECTS.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @BeforeEach
    void start() {
        executor = startExecutor();
        // A new group reads what other tests have written in the last minutes; that is over when this returns.
        awaitWhateverCameBefore();
    }

    @AfterEach
    void stop() {
        executor.close();
        onus.close();
    }

    private EffectExecutor startExecutor() {
        return EffectExecutor.start(
                new ExecutorSettings(KAFKA, SCHEMAS, group, onus.url(), "onus_executor_secret", data), platform);
    }

    @Test
    void shouldCarryOutWhatIsRequestedAndAnswerWithItsToken() {
        write(Written.effect(id, "block-identity", EffectState.requested));

        awaitTold(1);
        FakeOnus.Told told = onus.told(id).getFirst();
        assertThat(told.outcome()).isEqualTo("done");
        assertThat(told.authorization()).isEqualTo("Bearer onus_executor_secret");
        assertThat(platform.deeds(id)).containsExactly("block");
    }

    @Test
    void shouldNotCarryOutAProposalBeforeItIsRequested() {
        write(Written.effect(id, "revoke", EffectState.proposed));
        awaitWhateverCameBefore();
        assertThat(platform.deeds(id)).isEmpty();
        assertThat(onus.told(id)).isEmpty();

        write(Written.effect(id, "revoke", EffectState.requested));
        awaitTold(1);
        assertThat(platform.deeds(id)).containsExactly("revoke");
    }

    @Test
    void shouldTakeBackWhatIsWithdrawnButNeverARevocation() {
        String revoked = UUID.randomUUID().toString();
        write(Written.effect(id, "block-identity", EffectState.requested));
        write(Written.effect(revoked, "revoke", EffectState.requested));
        awaitTold(1);
        Awaitility.await().atMost(HAPPENS_WITHIN).until(() -> onus.told(revoked).size() == 1);

        write(Written.effect(id, "block-identity", EffectState.withdrawn));
        write(Written.effect(revoked, "revoke", EffectState.withdrawn));
        awaitWhateverCameBefore();
        assertThat(platform.deeds(id)).containsExactly("block", "undo");
        assertThat(platform.deeds(revoked)).containsExactly("revoke");
    }

    @Test
    void shouldDoNothingTwiceWhenTheSameRequestIsReadAgain() {
        write(Written.effect(id, "pause-automation", EffectState.requested));
        write(Written.effect(id, "pause-automation", EffectState.requested));

        awaitTold(2);
        assertThat(platform.deeds(id)).containsExactly("pause");
        assertThat(onus.told(id)).extracting(FakeOnus.Told::idempotencyKey).containsOnly(id + "-requested-done");
    }

    @Test
    void shouldAnswerInTheEndWhenOnusIsAwayAndDoNothingTwice() {
        onus.beAwayFor(2);
        write(Written.effect(id, "block-identity", EffectState.requested));

        awaitTold(1);
        assertThat(platform.deeds(id)).containsExactly("block");
    }

    @Test
    void shouldAnswerAfterARestartWhatWasDoneBeforeItAndNotAnswered() {
        onus.beAwayFor(Integer.MAX_VALUE);
        write(Written.effect(id, "block-identity", EffectState.requested));
        Awaitility.await().atMost(HAPPENS_WITHIN).until(() -> platform.deeds(id).size() == 1);
        executor.close();
        onus.beAwayFor(0);

        executor = startExecutor();
        awaitTold(1);
        assertThat(platform.deeds(id)).containsExactly("block");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnowAndWhatIsOver() {
        String over = UUID.randomUUID().toString();
        write(Written.effect(id, "launch-missiles", EffectState.requested));
        write(Written.builder(over, "block-identity", EffectState.requested)
                .setExpiresAt(Written.now().minus(1, ChronoUnit.MINUTES))
                .build());

        awaitTold(1);
        assertThat(onus.told(id).getFirst().outcome()).isEqualTo("refused");
        Awaitility.await().atMost(HAPPENS_WITHIN).until(() -> onus.told(over).size() == 1);
        assertThat(onus.told(over).getFirst().outcome()).isEqualTo("refused");
        assertThat(platform.deeds(over)).isEmpty();
    }

    @Test
    void shouldAnswerFailedAndGoOnWhenThePlatformThrows() {
        write(Written.effect(id, "block-scope", EffectState.requested));

        awaitTold(1);
        assertThat(onus.told(id).getFirst().outcome()).isEqualTo("failed");
        assertThat(onus.told(id).getFirst().detail()).contains("firewall");
        awaitWhateverCameBefore();
    }

    @Test
    void shouldTouchNothingInADrill() {
        write(Written.builder(id, "block-identity", EffectState.requested)
                .setDrill(true)
                .build());

        awaitTold(1);
        assertThat(onus.told(id).getFirst().outcome()).isEqualTo("done");
        assertThat(platform.deeds(id)).isEmpty();
    }

    @Test
    void shouldNotBeginWhatWasTakenBackWhileItWasDown() {
        executor.close();
        write(Written.effect(id, "block-identity", EffectState.requested));
        write(Written.effect(id, "block-identity", EffectState.withdrawn));

        executor = startExecutor();
        awaitWhateverCameBefore();
        assertThat(platform.deeds(id)).isEmpty();
    }

    @Test
    void shouldKeepItsPlaceFromTheFirstMomentOn() throws ExecutionException, InterruptedException {
        String untouched = group + "-untouched";
        onus.beAwayFor(Integer.MAX_VALUE);
        try (EffectExecutor other = EffectExecutor.start(
                        new ExecutorSettings(KAFKA, SCHEMAS, untouched, onus.url(), "token", data.resolve("other")),
                        platform);
                Admin admin = Admin.create(KAFKA.adminProperties())) {
            Awaitility.await("the place of a group that could answer nothing so far")
                    .atMost(HAPPENS_WITHIN)
                    .until(() -> !admin.listConsumerGroupOffsets(untouched)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .isEmpty());
            assertThat(other).isNotNull();
        }
    }

    @Test
    void shouldSkipBytesThatNobodyCanRead() throws ExecutionException, InterruptedException {
        Map<String, Object> properties = KAFKA.producerProperties("test");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.EFFECTS.name(), Written.IDENTITY, "not Avro"))
                    .get();
        }
        awaitWhateverCameBefore();
    }

    private void awaitTold(int times) {
        Awaitility.await("the answer")
                .atMost(HAPPENS_WITHIN)
                .until(() -> onus.told(id).size() >= times);
    }

    /** The topic has one partition, so when this one is answered, everything before it has been read. */
    private void awaitWhateverCameBefore() {
        String last = UUID.randomUUID().toString();
        write(Written.effect(last, "verify", EffectState.requested));
        Awaitility.await("everything written so far")
                .atMost(HAPPENS_WITHIN)
                .until(() -> !onus.told(last).isEmpty());
    }

    private static void write(EffectEvent effect) {
        try (KafkaProducer<String, EffectEvent> producer = new KafkaProducer<>(
                KAFKA.producerProperties("test"),
                new StringSerializer(),
                new AvroSerdes(new ConfluentSchemaRegistry(SCHEMAS)).serializer(Topics.EFFECTS))) {
            producer.send(new ProducerRecord<>(Topics.EFFECTS.name(), effect.getRoutingKey(), effect));
        }
    }
}
