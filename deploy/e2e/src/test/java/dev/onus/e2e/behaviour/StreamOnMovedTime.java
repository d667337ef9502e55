package dev.onus.e2e.behaviour;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.SchemaRegistry;
import dev.onus.contracts.registry.UnknownSchemaException;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.CaseProcessing;
import dev.onus.escalation.stream.EscalationTopology;
import dev.onus.escalation.stream.RegistryView;
import dev.onus.escalation.stream.StreamMetrics;
import dev.onus.escalation.stream.StreamPosition;
import dev.onus.escalation.stream.TaskBoard;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import dev.onus.escalation.stream.runtime.StreamProperties;
import dev.onus.escalation.stream.runtime.StreamSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology of the stream on the test's clock. */
final class StreamOnMovedTime implements AutoCloseable {
    private static final Duration START = Duration.ofMillis(2);

    private final AvroSerdes serdes = new AvroSerdes(new Schemas());
    private final MovedTime time;
    private final TopologyTestDriver driver;
    private Instant seen;

    StreamOnMovedTime(Path directory, MovedTime time) {
        this.time = time;
        this.seen = time.instant();
        RegistryView registry = new RegistryView();
        StreamMetrics metrics = new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), time::instant);
        Properties properties = StreamProperties.of(KafkaConnection.of("unused:1"), StreamSettings.in(directory));
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        CaseProcessing processing = new CaseProcessing(
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                new StreamPosition(registry),
                metrics);
        this.driver = new TopologyTestDriver(
                new EscalationTopology(serdes, processing).build(properties), properties, time.instant());
        driver.advanceWallClockTime(START);
    }

    void register(RegistryRecord record) {
        String key = record.getKind() + "/" + record.getName();
        pipe(Topics.REGISTRY, key, record);
        pipe(Topics.REGISTRY, key + "/" + record.getVersion(), record);
    }

    void own(Ownership ownership) {
        pipe(Topics.OWNERSHIP, ownership.getId(), ownership);
    }

    void alert(AlertEvent alert) {
        pipe(Topics.ALERTS, alert.getRoutingKey(), alert);
    }

    void respond(Response response) {
        pipe(Topics.RESPONSES, response.getRoutingKey(), response);
    }

    void deliver(Delivery delivery) {
        pipe(Topics.DELIVERIES, delivery.getRoutingKey(), delivery);
    }

    /** Lets what is due by now fire. */
    void tick() {
        Instant now = time.instant();
        driver.advanceWallClockTime(Duration.between(seen, now));
        seen = now;
    }

    /** What it said since it was asked last, in order; the key is the case's routing key. */
    List<TestRecord<String, EscalationEvent>> events() {
        return driver.createOutputTopic(
                        Topics.ESCALATIONS.name(), new StringDeserializer(), serdes.deserializer(Topics.ESCALATIONS))
                .readRecordsToList();
    }

    private <V extends SpecificRecord> void pipe(Topic<V> topic, String key, V value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), serdes.serializer(topic))
                .pipeInput(key, value, time.instant());
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Ids by the order in which schemas were asked for. */
    private static final class Schemas implements SchemaRegistry {
        private final List<Schema> schemas = new ArrayList<>();

        @Override
        public synchronized int idOf(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return schemas.indexOf(schema) + 1;
        }

        @Override
        public synchronized Schema schemaOf(int id) {
            if (id < 1 || id > schemas.size()) {
                throw new UnknownSchemaException("Expected a schema with id " + id + ", but there is none.");
            }
            return schemas.get(id - 1);
        }
    }
}
