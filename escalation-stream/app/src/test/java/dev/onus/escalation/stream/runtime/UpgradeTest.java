package dev.onus.escalation.stream.runtime;

import static org.awaitility.Awaitility.await;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that reads one topic more than the one before, and is there before the session of that has timed out. */
class UpgradeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String APPLICATION = "upgrade-" + System.nanoTime();
    private static final String OLD = APPLICATION + ".old";
    private static final String NEW = APPLICATION + ".new";
    private static final String OUT = APPLICATION + ".out";

    private final KafkaConnection connection =
            KafkaConnection.of(EmbeddedCluster.shared().bootstrapServers());

    @TempDir
    Path directory;

    @Test
    void shouldReadATopicThatTheReleaseBeforeDidNotRead() throws Exception {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            admin.createTopics(List.of(topic(OLD), topic(NEW), topic(OUT)))
                    .all()
                    .get();
        }
        runUntilItWorks(List.of(OLD));

        try (KafkaStreams upgraded = streams(List.of(OLD, NEW));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        connection.producerProperties("upgrade"), new StringSerializer(), new StringSerializer());
                KafkaConsumer<String, String> out = new KafkaConsumer<>(
                        connection.consumerProperties("upgrade"), new StringDeserializer(), new StringDeserializer())) {
            upgraded.start();
            producer.send(new ProducerRecord<>(NEW, "key", "read"));
            TopicPartition partition = new TopicPartition(OUT, 0);
            out.assign(List.of(partition));
            out.seekToBeginning(List.of(partition));

            await().atMost(PATIENCE)
                    .until(() -> !out.poll(Duration.ofMillis(200)).isEmpty());
        }
    }

    private void runUntilItWorks(List<String> topics) {
        KafkaStreams streams = streams(topics);
        streams.start();
        await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        streams.close(CloseOptions.timeout(PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    private KafkaStreams streams(List<String> topics) {
        StreamSettings settings = StreamSettings.in(directory);
        Properties properties = StreamProperties.of(connection, settings);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                InstanceId.ofMember(settings, topics));
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topics, Consumed.with(Serdes.String(), Serdes.String()))
                .to(OUT, Produced.with(Serdes.String(), Serdes.String()));
        return new KafkaStreams(builder.build(), properties);
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }
}
