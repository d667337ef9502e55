package dev.onus.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.embedded.EmbeddedCluster;
import dev.onus.ingest.Bench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What a process leaves behind in the group when it is killed, and the one that comes after it. */
class DeadMemberTest {
    private static final String NAME = UUID.randomUUID().toString();
    private static final String BEFORE = "siem.before-" + NAME;
    private static final String WHILE_AWAY = "siem.while-away-" + NAME;

    @Test
    void shouldReadATopicThatWasNamedWhileTheKilledProcessWasAway() throws Exception {
        try (Bench prepared = Bench.prepared()) {
            createTopics(prepared);
            String group = "group-" + NAME;
            dieInTheGroup(prepared, group);
            nameAsSource(prepared, BEFORE);
            nameAsSource(prepared, WHILE_AWAY);
            String body = "{\"identityId\":\"a:b:c\",\"title\":\"while away " + NAME + "\"}";
            prepared.put(new ProducerRecord<>(WHILE_AWAY, body.getBytes(StandardCharsets.UTF_8)));

            try (Bench bench = Bench.startedWith(
                    EmbeddedCluster.shared().bootstrapServers(), Map.of("onus.ingest.group-id", group))) {
                await().atMost(Bench.SOON.multipliedBy(2))
                        .untilAsserted(() -> assertThat(bench.alertsTitled("while away " + NAME))
                                .hasSize(1));
            }
        }
    }

    private static void nameAsSource(Bench bench, String topic) {
        long offset = bench.record("Source", topic, "{\"kafka\":{\"topic\":\"" + topic + "\"}}");
        assertThat(offset).isNotNegative();
    }

    private static void createTopics(Bench bench) throws Exception {
        try (Admin admin = Admin.create(bench.connection.adminProperties())) {
            admin.createTopics(List.of(
                            new NewTopic(BEFORE, Bench.PARTITIONS, (short) 1),
                            new NewTopic(WHILE_AWAY, Bench.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** A member of that name that read another topic, and that the broker still takes for alive. */
    private static void dieInTheGroup(Bench bench, String group) {
        Map<String, Object> properties = bench.connection.consumerProperties("dead", group);
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "bench");
        KafkaConsumer<byte[], byte[]> dead =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        dead.subscribe(Set.of(BEFORE));
        await().atMost(Bench.SOON).until(() -> {
            dead.poll(Duration.ofMillis(100));
            return !dead.assignment().isEmpty();
        });
        dead.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }
}
