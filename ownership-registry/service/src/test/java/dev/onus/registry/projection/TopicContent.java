package dev.onus.registry.projection;

import dev.onus.contracts.Topic;
import dev.onus.registry.RegistryParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything committed in a topic, from its start. */
final class TopicContent {
    private TopicContent() {}

    static <V extends SpecificRecord> List<ConsumerRecord<String, V>> of(Topic<V> topic) {
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                RegistryParts.CONNECTION.consumerProperties("look"),
                new StringDeserializer(),
                RegistryParts.SERDES.deserializer(topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, V>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
