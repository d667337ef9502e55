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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a follower says of itself while it does not get on; on a real broker. */
class FollowerTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaConnection connection =
            KafkaConnection.of(EmbeddedCluster.shared().bootstrapServers());
    private final AvroSerdes serdes = new AvroSerdes(new FakeSchemaRegistry());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Topic<Receipt> topic = new Topic<>(
            "test." + UUID.randomUUID(),
            "receipt id",
            Receipt.class,
            Topics.RECEIPTS.partitioning(),
            Topics.RECEIPTS.retention(),
            Topics.RECEIPTS.writers(),
            Topics.RECEIPTS.readers());
    private final KafkaProducer<String, Receipt> producer = new KafkaProducer<>(
            connection.producerProperties("test"), new StringSerializer(), serdes.serializer(Topics.RECEIPTS));

    @BeforeEach
    void createTopic() {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            AdminCalls.await(admin.createTopics(List.of(new NewTopic(topic.name(), 1, (short) 1)))
                    .all());
        }
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void shouldSayWhatFailsUntilItWorksAgain() throws Exception {
        AtomicBoolean isFull = new AtomicBoolean();
        Consumer<ConsumerRecord<String, Receipt>> writes = record -> {
            if (isFull.get()) {
                throw new IllegalStateException("no space left on device");
            }
        };

        try (TopicFollower<Receipt> follower = follow(writes)) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);
            await().atMost(SOON).until(() -> follower.behindSince().isEmpty());
            assertThat(follower.failure()).isEmpty();

            isFull.set(true);
            write("a");
            await().atMost(SOON).until(() -> follower.failure().isPresent());
            assertThat(follower.failure().orElseThrow()).contains("no space left on device");
            await().during(Duration.ofMillis(700))
                    .until(() -> follower.failure().isPresent()
                            && follower.behindSince().isPresent());

            isFull.set(false);
            await().atMost(SOON)
                    .until(() -> follower.failure().isEmpty()
                            && follower.behindSince().isEmpty());
            assertThat(seen).containsExactly("a");
        }
    }

    @Test
    void shouldSayThatItIsBehindWhileItsReaderStandsStill() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Consumer<ConsumerRecord<String, Receipt>> waits = record -> {
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        };

        try (TopicFollower<Receipt> follower = follow(waits)) {
            follower.caughtUp().get(20, TimeUnit.SECONDS);
            write("a");

            await().atMost(SOON).until(() -> follower.behindSince().isPresent());
            goOn.countDown();
            await().atMost(SOON).until(() -> follower.behindSince().isEmpty());
        }
    }

    private TopicFollower<Receipt> follow(Consumer<ConsumerRecord<String, Receipt>> first) {
        return TopicFollower.start(connection, topic, serdes.deserializer(topic), record -> {
            first.accept(record);
            seen.add(record.key());
        });
    }

    private void write(String key) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), key, Records.receipt(key)))
                .get(20, TimeUnit.SECONDS);
    }
}
