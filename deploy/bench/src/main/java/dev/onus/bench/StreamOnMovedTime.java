package dev.onus.bench;

import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** One task of the real topology over RocksDB, in this process and without a broker, on a clock that is moved. */
final class StreamOnMovedTime implements AutoCloseable {
    /** So many are opened between two commits; what leaves is thrown away then, before it fills the memory. */
    private static final int AT_ONCE = 5_000;
    /** A prime above the most cases that may be asked for; a step of this share of it comes to each number once. */
    private static final long NUMBERS = 10_000_019;

    private static final long STEP = 6_180_340;

    private final AvroSerdes serdes = new AvroSerdes(new CountedSchemas());
    private final TopologyTestDriver driver;
    private final UncommittedInput uncommitted;
    private long alerts;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    StreamOnMovedTime(Path dir) {
        RegistryView registry = new RegistryView();
        StreamMetrics metrics = new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), () -> now);
        Properties properties = StreamProperties.of(KafkaConnection.of("unused:1"), StreamSettings.in(dir));
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        CaseProcessing processing = new CaseProcessing(
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                new StreamPosition(registry),
                metrics);
        driver = new TopologyTestDriver(new EscalationTopology(serdes, processing).build(properties), properties, now);
        uncommitted = new UncommittedInput(driver);
        wakeUp(Duration.ofMillis(2));
        for (RegistryRecord record : BenchOrganisation.records()) {
            String key = record.getKind() + "/" + record.getName();
            input(Topics.REGISTRY).pipeInput(key, record, now);
            input(Topics.REGISTRY).pipeInput(key + "/" + record.getVersion(), record, now);
        }
    }

    /**
     * Each about an identity of its own, which has an owner; what they write is not kept. The rows of those that are opened
     * together lie apart, among all others, as stores are in the order of the identities.
     */
    void open(int cases, SeverityLevel severity) {
        for (int left = cases; left > 0; left -= AT_ONCE) {
            openAtOnce(
                    LongStream.generate(() -> alerts++ * STEP % NUMBERS)
                            .limit(Math.min(left, AT_ONCE))
                            .toArray(),
                    severity);
            throwAway();
        }
    }

    /** The one with this number, and keeps what it writes. */
    void openOne(long number, SeverityLevel severity) {
        throwAway();
        openAtOnce(new long[] {number}, severity);
    }

    /** The owners first, as records of two topics with one time come in any order. */
    private void openAtOnce(long[] numbers, SeverityLevel severity) {
        for (long number : numbers) {
            put(Topics.OWNERSHIP, number, BenchOrganisation.ownership(number, 1));
        }
        uncommitted.process(now);
        for (long number : numbers) {
            put(Topics.ALERTS, number, BenchOrganisation.alert(number, number, severity, now));
        }
        uncommitted.process(now);
        wakeUp(Duration.ZERO);
    }

    /** What was written to the topic and is still kept. */
    <V extends SpecificRecord> List<KeyValue<String, V>> take(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readKeyValuesToList();
    }

    private <V extends SpecificRecord> void put(Topic<V> topic, long number, V value) {
        byte[] key = BenchOrganisation.identity(number).getBytes(StandardCharsets.UTF_8);
        uncommitted.put(topic.name(), key, serdes.serializer(topic).serialize(topic.name(), value), now);
    }

    /**
     * Moves the clock; what is due by then fires in one wake-up.
     *
     * @return how long that took
     */
    Duration wakeUp(Duration time) {
        now = now.plus(time);
        long begun = System.nanoTime();
        driver.advanceWallClockTime(time);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** How many records the stream has written to the topic since this was asked last. */
    int written(Topic<?> topic) {
        int written = records(topic.name());
        throwAway();
        return written;
    }

    private void throwAway() {
        List.copyOf(driver.producedTopicNames()).forEach(this::records);
    }

    private int records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), serdes.serializer(topic));
    }

    @Override
    public void close() {
        driver.close();
    }
}
