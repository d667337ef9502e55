package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Topics;
import dev.onus.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting costs next to nothing: with cases open and nothing due, at most one transaction a minute for each task. */
class IdleStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int CASES = 20;
    /** A transaction writes itself down when it gets a partition, before it ends, and when it has ended. */
    private static final int ROWS_OF_A_TRANSACTION = 3;

    @TempDir
    Path directory;

    @Test
    void shouldHardlyCommitWhileNothingIsDue() {
        // A broker of its own: on the shared one, cases of other tests would fall due.
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                RealBroker broker = new RealBroker(kafka.bootstrapServers());
                ChildStream stream = ChildStream.start("idle", directory.resolve("stream"), kafka.bootstrapServers())) {
            Organisation.records().forEach(broker::register);
            broker.register(Organisation.policy("production", System.nanoTime(), "PT1H", "PT1H"));
            for (int number = 0; number < CASES; number++) {
                String key = "test:idle:" + number;
                broker.send(Topics.OWNERSHIP, key, ownershipOf(key, "payments", number + 1));
                broker.send(Topics.ALERTS, key, alertOf(key, key).build());
            }
            broker.flush();
            await().atMost(PATIENCE).until(() -> broker.pages("test:idle:", "ana") == CASES);
            await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);

            long before = transactionRows(broker);
            await().pollDelay(IDLE).atMost(PATIENCE).until(() -> true);
            long rows = transactionRows(broker) - before;

            assertThat(before).as("rows of the openings").isPositive();
            assertThat(rows / ROWS_OF_A_TRANSACTION)
                    .as("transactions in %s, by %d rows", IDLE, rows)
                    .isLessThanOrEqualTo(RealBroker.PARTITIONS);
        }
    }

    private static long transactionRows(RealBroker broker) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                broker.connection.consumerProperties("count"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor("__transaction_state").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long rows = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                rows += consumer.poll(Duration.ofMillis(200)).count();
            }
            return rows;
        }
    }
}
