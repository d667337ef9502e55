package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.escalation.stream.runtime.StreamProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/** {@link RawStream} in a process of its own, with as many threads and the clients that Kafka Streams would make. */
final class RawStreamMain {
    private static final String APPLICATION = "bench-raw";

    private RawStreamMain() {}

    /** @param arguments bootstrap servers, the file of the recipe, a directory of its own */
    public static void main(String[] arguments) throws IOException {
        Properties properties = StreamProperties.of(
                KafkaConnection.of(arguments[0]), BareStreamMain.settings(Path.of(arguments[2]), APPLICATION));
        StreamsConfig config = new StreamsConfig(properties);
        Recipe forwards = Recipe.read(Path.of(arguments[1])).withoutPuts();
        Duration poll = Duration.ofMillis(config.getLong(StreamsConfig.POLL_MS_CONFIG));
        Duration commitEvery = Duration.ofMillis(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        for (int number = 0; number < config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG); number++) {
            RawStream stream = new RawStream(consumer(config, number), producer(config, number), forwards, commitEvery);
            Thread.ofPlatform().name(APPLICATION + "-" + number).start(() -> {
                while (true) {
                    stream.pollOnce(poll);
                }
            });
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(StreamsConfig config, int number) {
        Map<String, Object> all = config.getMainConsumerConfigs(APPLICATION, APPLICATION + "-" + number, number);
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(StreamsConfig config, int number) {
        Map<String, Object> all = config.getProducerConfigs(APPLICATION + "-" + number);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, APPLICATION + "-" + number);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
