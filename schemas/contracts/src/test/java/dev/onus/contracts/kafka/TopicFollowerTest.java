package dev.onus.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.Records;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.registry.FakeSchemaRegistry;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real broker. */
class TopicFollowerTest {
    private static final int PARTITIONS = 2;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaConnection connection =
            KafkaConnection.of(EmbeddedCluster.shared().bootstrapServers());
    private final Admin admin = Admin.create(connection.adminProperties());
    private final FakeSchemaRegistry registry = new FakeSchemaRegistry();
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final Serializer<Receipt> serializer = serdes.serializer(Topics.RECEIPTS);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Topic<Receipt> topic = new Topic<>(
            "test." + UUID.randomUUID(),
            "receipt id",
            Receipt.class,
            Topics.RECEIPTS.partitioning(),
            Topics.RECEIPTS.retention(),
            Topics.RECEIPTS.writers(),
            Topics.RECEIPTS.readers());
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            connection.producerProperties("test", "test-" + UUID.randomUUID()),
            new StringSerializer(),
            new ByteArraySerializer());

    @BeforeEach
    void createTopic() {
        AdminCalls.await(admin.createTopics(List.of(new NewTopic(topic.name(), PARTITIONS, (short) 1)))
                .all());
        producer.initTransactions();
    }

    @AfterEach
    void close() {
        producer.close();
        admin.close();
    }

    @Test
    void shouldGiveEverythingFromTheStartOfEveryPartition() throws Exception {
        write(0, "a", Records.receipt("a"));
        write(1, "b", Records.receipt("b"));
        write(0, "a", null);

        try (TopicFollower<Receipt> follower = follow(record -> {})) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(seen).containsExactlyInAnyOrder("0:a=a", "1:b=b", "0:a=null");
            assertThat(seen.indexOf("0:a=a")).isLessThan(seen.indexOf("0:a=null"));
            write(1, "c", Records.receipt("c"));
            await().atMost(SOON).untilAsserted(() -> assertThat(seen).contains("1:c=c"));
        }
    }

    @Test
    void shouldBeCaughtUpWithATopicThatIsEmpty() throws Exception {
        try (TopicFollower<Receipt> follower = follow(record -> {})) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(follower.isCaughtUp()).isTrue();
            assertThat(follower.position(0)).isZero();
        }
    }

    @Test
    void shouldPassATailOfAbortedRecordsAndMarkersWithoutGivingThem() throws Exception {
        write(0, "a", Records.receipt("a"));
        for (int times = 0; times < 3; times++) {
            producer.beginTransaction();
            producer.send(record(0, "never", Records.receipt("never"))).get();
            producer.abortTransaction();
        }

        try (TopicFollower<Receipt> follower = follow(record -> {})) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            // One record and its marker, then three times an aborted record and its marker.
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.position(0)).isEqualTo(8));
            assertThat(seen).containsExactly("0:a=a");
        }
    }

    @Test
    void shouldLeaveOutWhatNobodyCanRead() throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic.name(), 0, "x", new byte[] {9, 9, 9}));
        producer.commitTransaction();
        write(0, "a", Records.receipt("a"));

        try (TopicFollower<Receipt> follower = follow(record -> {})) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(seen).containsExactly("0:a=a");
        }
    }

    @Test
    void shouldBeginWhereItIsTold() throws Exception {
        write(0, "a", Records.receipt("a"));
        write(0, "b", Records.receipt("b"));
        write(1, "c", Records.receipt("c"));

        try (TopicFollower<Receipt> follower = TopicFollower.startTogether(
                connection, topic, serdes.deserializer(topic), Map.of(0, 1L), read -> read.forEach(this::note))) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(seen).containsExactlyInAnyOrder("0:b=b", "1:c=c");
        }
    }

    @Test
    void shouldWaitForTheSchemaRegistryAndLoseNothing() throws Exception {
        write(0, "a", Records.receipt("a"));
        registry.goAway();

        try (TopicFollower<Receipt> follower = follow(record -> {})) {
            await().during(Duration.ofMillis(500)).until(() -> !follower.isCaughtUp() && seen.isEmpty());
            registry.comeBack();
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(seen).containsExactly("0:a=a");
        }
    }

    @Test
    void shouldGiveARecordAgainWhenItsReaderFailed() throws Exception {
        write(0, "a", Records.receipt("a"));
        write(0, "b", Records.receipt("b"));
        AtomicInteger failures = new AtomicInteger();
        Consumer<ConsumerRecord<String, Receipt>> failsTwice = record -> {
            if (record.key().equals("b") && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("a reader with a bad day");
            }
        };

        try (TopicFollower<Receipt> follower = follow(failsTwice)) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(seen).containsExactly("0:a=a", "0:b=b");
        }
    }

    @Test
    void shouldGiveAllThatWasReadTogetherAgainWhenItsReaderFailed() throws Exception {
        for (String key : List.of("a", "b", "c")) {
            write(0, key, Records.receipt(key));
        }
        List<Integer> sizes = new CopyOnWriteArrayList<>();

        try (TopicFollower<Receipt> follower =
                TopicFollower.startTogether(connection, topic, serdes.deserializer(topic), Map.of(), read -> {
                    sizes.add(read.size());
                    read.forEach(this::note);
                    if (sizes.size() == 1) {
                        throw new IllegalStateException("a reader with a bad day");
                    }
                })) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(sizes).contains(3);
            assertThat(seen).startsWith("0:a=a").endsWith("0:a=a", "0:b=b", "0:c=c");
            assertThat(follower.position(0)).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void shouldWaitForATopicThatIsNotThereYet() throws Exception {
        Topic<Receipt> later = new Topic<>(
                topic.name() + ".later",
                "receipt id",
                Receipt.class,
                topic.partitioning(),
                topic.retention(),
                topic.writers(),
                topic.readers());
        try (TopicFollower<Receipt> follower =
                TopicFollower.start(connection, later, serdes.deserializer(later), this::note)) {
            AdminCalls.await(admin.createTopics(List.of(new NewTopic(later.name(), 1, (short) 1)))
                    .all());
            follower.caughtUp().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldCloseAtOnce() throws Exception {
        TopicFollower<Receipt> idle = follow(record -> {});
        idle.caughtUp().get(20, TimeUnit.SECONDS);
        TopicFollower<Receipt> without =
                TopicFollower.start(KafkaConnection.of("127.0.0.1:1"), topic, serdes.deserializer(topic), this::note);

        long begun = System.nanoTime();
        idle.close();
        without.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(without.caughtUp()).isCompletedExceptionally();
    }

    private TopicFollower<Receipt> follow(Consumer<ConsumerRecord<String, Receipt>> first) {
        return TopicFollower.start(connection, topic, serdes.deserializer(topic), record -> {
            first.accept(record);
            note(record);
        });
    }

    private void note(ConsumerRecord<String, Receipt> record) {
        Receipt value = record.value();
        seen.add(record.partition() + ":" + record.key() + "=" + (value == null ? "null" : value.getId()));
    }

    private void write(int partition, String key, @Nullable Receipt value) throws Exception {
        producer.beginTransaction();
        long offset = producer.send(record(partition, key, value)).get().offset();
        producer.commitTransaction();
        // The broker answers before its marker is written, and shows the record only after that.
        await().atMost(SOON).until(() -> endOf(partition) > offset);
    }

    private long endOf(int partition) {
        TopicPartition where = new TopicPartition(topic.name(), partition);
        return AdminCalls.await(admin.listOffsets(
                                Map.of(where, OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .partitionResult(where))
                .offset();
    }

    private ProducerRecord<String, byte[]> record(int partition, String key, @Nullable Receipt value) {
        return new ProducerRecord<>(topic.name(), partition, key, serializer.serialize(topic.name(), value));
    }
}
