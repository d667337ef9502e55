package dev.onus.bench;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics that a what-if reads, with times that the bench gives to their records, and a reader of nothing but them. */
final class RecordedTopics {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final List<String> NAMES =
            List.of(Topics.ALERTS, Topics.RESPONSES, Topics.DELIVERIES, Topics.FAMILIES, Topics.ESCALATIONS).stream()
                    .map(Topic::name)
                    .toList();

    private final KafkaConnection connection;

    /** @param connection to a {@link BenchBroker}, which has every topic already */
    RecordedTopics(KafkaConnection connection) throws ExecutionException, InterruptedException {
        this.connection = connection;
        Collection<AlterConfigOp> anyTime = List.of(
                set("message.timestamp.type", "CreateTime"),
                set("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        NAMES.forEach(name -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), anyTime));
        try (Admin admin = Admin.create(connection.adminProperties())) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    /** Every record, as it comes. */
    void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.consumerProperties("bench-read"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = NAMES.stream()
                    .flatMap(name ->
                            IntStream.range(0, BenchBroker.PARTITIONS).mapToObj(each -> new TopicPartition(name, each)))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var unused = consumer.poll(POLL);
            }
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
