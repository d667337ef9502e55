package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.gate.CatchUpProbe;
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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology on a clock that the test moves. Closed and opened on the same directory, it is a restart. */
final class StreamOnTestTime implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);

    final AvroSerdes serdes = new AvroSerdes(new InMemorySchemaRegistry());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TaskBoard board = new TaskBoard();
    final RegistryView registry = new RegistryView();
    final StreamPosition position = new StreamPosition(registry);
    final List<EscalationEvent> events = new ArrayList<>();
    final List<EffectEvent> effects = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<TestRecord<String, CaseState>> cases = new ArrayList<>();
    private final TopologyTestDriver driver;
    private Instant now;

    StreamOnTestTime(Path directory, Instant start) {
        this(directory, start, partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR));
    }

    StreamOnTestTime(Path directory, Instant start, CatchUpProbe probe) {
        now = start;
        StreamMetrics metrics = new StreamMetrics(meters, board, () -> now);
        Properties properties = StreamProperties.of(KafkaConnection.of("unused:1"), StreamSettings.in(directory));
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        CaseProcessing processing = new CaseProcessing(registry, probe, position, metrics);
        Topology topology = new EscalationTopology(serdes, processing).build(properties);
        driver = new TopologyTestDriver(topology, properties, start);
        advance(Duration.ofMillis(2));
    }

    StreamOnTestTime withOrganisation() {
        Organisation.records().forEach(this::register);
        return this;
    }

    Instant now() {
        return now;
    }

    void register(RegistryRecord record) {
        String key = record.getKind() + "/" + record.getName();
        pipe(Topics.REGISTRY, key, record, now);
        pipe(Topics.REGISTRY, key + "/" + record.getVersion(), record, now);
    }

    void own(@Nullable Ownership ownership) {
        ownUnder(Organisation.KEY, ownership);
    }

    /** A record is published under its id and under each other name. */
    void ownUnder(String key, @Nullable Ownership ownership) {
        pipe(Topics.OWNERSHIP, key, ownership, now);
    }

    void alert(AlertEvent alert) {
        pipe(Topics.ALERTS, alert.getRoutingKey(), alert, now);
    }

    void respond(Response response) {
        respondAt(response, now);
    }

    /** The record's own time, which is what counts, may be long ago. */
    void respondAt(Response response, Instant recordTime) {
        pipe(Topics.RESPONSES, response.getRoutingKey(), response, recordTime);
    }

    void deliver(Delivery delivery) {
        pipe(Topics.DELIVERIES, delivery.getRoutingKey(), delivery, now);
    }

    <V extends SpecificRecord> void pipe(Topic<V> topic, @Nullable String key, @Nullable V value, Instant recordTime) {
        driver.createInputTopic(topic.name(), new StringSerializer(), serdes.serializer(topic))
                .pipeInput(key, value, recordTime);
        collect();
    }

    void pipeBytes(Topic<?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, now);
        collect();
    }

    /** Time passes second by second, so everything fires when it is due. */
    void advance(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Duration left = Duration.between(now, end);
            jump(left.compareTo(STEP) > 0 ? STEP : left);
        }
    }

    /** Time is suddenly later, as after a pause of the whole machine. */
    void jump(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
        collect();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(Topics.DEAD_LETTERS.name(), bytes, bytes)
                .readRecordsToList();
    }

    <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    List<String> kinds() {
        return events.stream().map(EscalationEvent::getKind).toList();
    }

    EscalationEvent last(String kind) {
        return events.stream()
                .filter(event -> event.getKind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("Expected an event '" + kind + "', but there are " + kinds()));
    }

    /** Events of one case, in order. */
    List<EscalationEvent> of(String caseId) {
        return events.stream().filter(event -> event.getCaseId().equals(caseId)).toList();
    }

    List<String> kindsOf(String caseId) {
        return of(caseId).stream().map(EscalationEvent::getKind).toList();
    }

    /** Those that opened, in order. */
    List<EscalationEvent> opened() {
        return events.stream().filter(event -> event.getKind().equals("opened")).toList();
    }

    /** The case as {@code onus.cases} has it. */
    CaseState state(String caseId) {
        return cases.stream()
                .filter(record -> record.key().equals(caseId))
                .reduce((earlier, later) -> later)
                .map(TestRecord::value)
                .orElseThrow(() -> new AssertionError("Expected the case " + caseId + " to be there."));
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    List<String> outcomes() {
        return receipts.stream().map(Receipt::getOutcome).toList();
    }

    private void collect() {
        events.addAll(read(Topics.ESCALATIONS).stream().map(TestRecord::value).toList());
        effects.addAll(read(Topics.EFFECTS).stream().map(TestRecord::value).toList());
        receipts.addAll(read(Topics.RECEIPTS).stream().map(TestRecord::value).toList());
        cases.addAll(read(Topics.CASES));
    }

    private <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
