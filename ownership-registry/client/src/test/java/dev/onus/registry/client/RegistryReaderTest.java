package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real broker and a real schema registry, which all tests of this class share. */
class RegistryReaderTest {
    private static final KafkaConnection CONNECTION =
            new KafkaConnection(EmbeddedCluster.shared().bootstrapServers(), Map.of());
    private static final AvroSerdes SERDES = new AvroSerdes(new ConfluentSchemaRegistry(
            SchemaRegistrySettings.of(EmbeddedCluster.shared().registryUrl())));

    @BeforeAll
    static void topics() {
        TopicProvisioner.provision(CONNECTION, new TopicSettings(2, 1));
    }

    @Test
    void shouldHaveEverythingOnceCaughtUpAndFollowChanges() throws Exception {
        write(Topics.REGISTRY, "Team/t", Records.record("Team", "t", 1, Records.document("Team", "t", "{}")));
        RegistryReader reader = new RegistryReader(CONNECTION, SERDES);
        AtomicInteger changes = new AtomicInteger();
        try {
            reader.caughtUp().get(30, TimeUnit.SECONDS);
            assertThat(reader.directory().team("t")).isPresent();
            reader.onChange(changes::incrementAndGet);
            await().atMost(Duration.ofSeconds(60)).until(() -> changes.get() > 0);

            int before = changes.get();
            RecordMetadata last = write(Topics.REGISTRY, "Team/t", null);

            await().atMost(Duration.ofSeconds(60)).until(() -> changes.get() > before);
            assertThat(reader.directory().team("t")).isEmpty();
            assertThat(reader.registryOffset()).isEqualTo(last.offset());
        } finally {
            reader.stop();
        }
    }

    @Test
    void shouldKnowTheIdBehindAnAliasAndTheOffsetOfEachPartition() throws Exception {
        Ownership row = Ownership.newBuilder()
                .setId("a:b:c")
                .setName("key")
                .setVersion(1)
                .setPosition(0)
                .setAliases(List.of("a:b:alias"))
                .setOwner("payments")
                .build();
        RecordMetadata id = write(Topics.OWNERSHIP, "a:b:c", row);
        RecordMetadata alias = write(Topics.OWNERSHIP, "a:b:alias", row);
        OwnershipReader reader = new OwnershipReader(CONNECTION, SERDES);
        try {
            reader.caughtUp().get(30, TimeUnit.SECONDS);

            assertThat(reader.canonicalId("a:b:alias")).contains("a:b:c");
            assertThat(reader.identity("a:b:alias").orElseThrow().owner()).contains("payments");
            assertThat(reader.ownershipOffset(id.partition())).isGreaterThanOrEqualTo(id.offset());
            assertThat(reader.ownershipOffset(alias.partition())).isEqualTo(alias.offset());
        } finally {
            reader.stop();
        }
    }

    private static <V extends SpecificRecord> RecordMetadata write(Topic<V> topic, String key, @Nullable V value)
            throws Exception {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                CONNECTION.producerProperties("test"), new StringSerializer(), SERDES.serializer(topic))) {
            return producer.send(new ProducerRecord<>(topic.name(), key, value)).get(10, TimeUnit.SECONDS);
        }
    }
}
