package dev.onus.escalation.stream;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the inputs of the stream, and reads its outputs as every subscriber does: committed records only. */
final class RealBroker implements AutoCloseable {
    static final int PARTITIONS = 4;

    final KafkaConnection connection;
    private final AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(
            SchemaRegistrySettings.of(EmbeddedCluster.shared().registryUrl())));
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, EscalationEvent> events = new ConcurrentSkipListMap<>();
    private final Map<String, Receipt> receipts = new ConcurrentSkipListMap<>();
    private final Map<String, String> deadLetters = new ConcurrentSkipListMap<>();
    private final List<TopicFollower<?>> followers;

    /** The one that all tests of the module share. */
    RealBroker() {
        this(EmbeddedCluster.shared().bootstrapServers());
    }

    RealBroker(String bootstrapServers) {
        connection = KafkaConnection.of(bootstrapServers);
        TopicProvisioner.provision(connection, new TopicSettings(PARTITIONS, 1));
        producer = new KafkaProducer<>(
                connection.producerProperties("test"), new StringSerializer(), new ByteArraySerializer());
        followers = List.of(
                follow(Topics.ESCALATIONS, events),
                follow(Topics.RECEIPTS, receipts),
                TopicFollower.start(
                        connection,
                        Topics.DEAD_LETTERS,
                        (topic, bytes) -> bytes,
                        record -> deadLetters.put(
                                place(record),
                                new String(
                                        record.headers()
                                                .lastHeader("onus-reason")
                                                .value(),
                                        StandardCharsets.UTF_8))));
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, @Nullable V value) {
        producer.send(
                new ProducerRecord<>(topic.name(), key, serdes.serializer(topic).serialize(topic.name(), value)));
    }

    void sendBytes(Topic<?> topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    void register(RegistryRecord record) {
        String key = record.getKind() + "/" + record.getName();
        send(Topics.REGISTRY, key, record);
        send(Topics.REGISTRY, key + "/" + record.getVersion(), record);
    }

    /** Every partition of a topic gets a tail that no reader of committed records is given. */
    void abortATailOn(Topic<?> topic) {
        try (KafkaProducer<String, byte[]> aborting = new KafkaProducer<>(
                connection.producerProperties("aborting", "aborting"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (int record = 0; record < 100; record++) {
                    aborting.send(new ProducerRecord<>(topic.name(), partition, "any", new byte[] {1}));
                }
            }
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    void flush() {
        producer.flush();
    }

    /** Events under keys that begin so, in the order of the log. */
    List<EscalationEvent> events(String keyPrefix) {
        return events.values().stream()
                .filter(event -> event.getIdentity().getId().startsWith(keyPrefix))
                .toList();
    }

    List<EscalationEvent> events(String keyPrefix, String kind) {
        return events(keyPrefix).stream()
                .filter(event -> event.getKind().equals(kind))
                .toList();
    }

    /** How many pages went to a person. */
    long pages(String keyPrefix, String person) {
        return events(keyPrefix, "page-requested").stream()
                .filter(event -> event.getPage().getPerson().equals(person))
                .count();
    }

    List<Receipt> receipts(String idPrefix) {
        return receipts.values().stream()
                .filter(receipt -> receipt.getId().startsWith(idPrefix))
                .toList();
    }

    List<String> deadLetterReasons() {
        return List.copyOf(deadLetters.values());
    }

    private <V extends SpecificRecord> TopicFollower<V> follow(Topic<V> topic, Map<String, V> into) {
        Deserializer<V> deserializer = serdes.deserializer(topic);
        return TopicFollower.start(connection, topic, deserializer, record -> into.put(place(record), record.value()));
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "%s-%03d@%012d".formatted(record.topic(), record.partition(), record.offset());
    }

    @Override
    public void close() {
        followers.forEach(TopicFollower::close);
        producer.close();
    }
}
