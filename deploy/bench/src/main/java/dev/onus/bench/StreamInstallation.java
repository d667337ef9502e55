package dev.onus.bench;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.StreamApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.IntToLongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The stream as a process of its own, the broker as another, a schema registry, {@link BenchOrganisation} and so many
 * identities with an owner: what the figures about the stream share. The stream runs with the settings of production.
 */
final class StreamInstallation implements AutoCloseable {
    static final int PARTITIONS = BenchBroker.PARTITIONS;
    static final String APPLICATION = "onus-escalation";
    static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx512m", "-Xmn256m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** For the process of the stream, such as {@code -XX:StartFlightRecording=…}. */
    private static final String MORE_OPTIONS = "ONUS_BENCH_STREAM_OPTIONS";

    private static final List<String> ONE_OF_SEVERAL =
            List.of("-Donus.stream.threads=1", "-Donus.stream.properties.acceptable.recovery.lag=" + Long.MAX_VALUE);

    private final Path dir;
    private final long identities;
    private final BenchBroker broker;
    /** The instances of it; one but for {@link ScaleOut}. */
    private final List<Child> streams = new ArrayList<>();

    StreamInstallation(Path dir, long identities) throws IOException, InterruptedException {
        this.dir = dir;
        this.identities = identities;
        broker = new BenchBroker(dir);
        register();
        loadOwnership(1, identities, Long.MAX_VALUE);
        streams.add(startStream(streamDir(), List.of()));
    }

    KafkaConnection connection() {
        return broker.connection();
    }

    AvroSerdes serdes() {
        return broker.serdes();
    }

    long identities() {
        return identities;
    }

    Path dir() {
        return dir;
    }

    AlertSender sender(String topic) {
        return new AlertSender(connection(), serdes(), topic, identities);
    }

    CommittedCount escalations() {
        return new CommittedCount(connection(), Topics.ESCALATIONS.name());
    }

    /** @param each what the stream writes for each of the alerts */
    Turns turns(IntToLongFunction send, CommittedCount events, Recipe each) {
        return new Turns(send, events, each.events(), this::streamProcessorTime, this::brokerProcessorTime);
    }

    SecondSteps secondSteps() {
        return new SecondSteps(connection(), serdes().<EscalationEvent>deserializer(Topics.ESCALATIONS));
    }

    Duration streamProcessorTime() {
        return streams.stream().map(Child::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    Duration brokerProcessorTime() {
        return broker.processorTime();
    }

    double streamResidentMebibytes() throws IOException {
        return streams.getFirst().residentMebibytes();
    }

    /** What the stream keeps on disk: its stores, not their changelogs. */
    Path streamDir() {
        return dir.resolve("stream");
    }

    /** What the broker keeps on disk: every topic, the stream's changelogs too. */
    Path brokerDir() {
        return broker.topicDir();
    }

    /**
     * Ends the stream's process as {@code kill -9} does, and starts another on the same directory at once.
     *
     * @return when the first was gone
     */
    Instant killStreamAndStartAgain() throws IOException, InterruptedException {
        streams.getFirst().close();
        Instant gone = Instant.now();
        streams.set(0, startStream(streamDir(), List.of()));
        return gone;
    }

    /** The same with an end in good order. */
    Instant endStreamAndStartAgain() throws IOException, InterruptedException {
        streams.getFirst().end();
        Instant gone = Instant.now();
        streams.set(0, startStream(streamDir(), List.of()));
        return gone;
    }

    /**
     * Ends the stream, which has nothing left to do, and starts so many instances of it, of one thread each and with
     * nothing, which read back what it had. Returns when each has as many partitions; none waits until its copies have
     * caught up.
     */
    void startAgainAs(int instances) throws IOException, InterruptedException, ExecutionException {
        streams.removeFirst().close();
        try (StreamGroup group = new StreamGroup(connection())) {
            group.forgetMembers();
            for (int number = 1; number <= instances; number++) {
                streams.add(startStream(dir.resolve("instance-" + number), ONE_OF_SEVERAL));
            }
            group.awaitEqualShares(instances);
        }
    }

    /**
     * Writes a newer record of each identity in turn.
     *
     * @param version which one
     * @param perSecond at most so many
     */
    void loadOwnership(long version, long records, long perSecond) throws InterruptedException {
        Serializer<Ownership> ownership = serdes().serializer(Topics.OWNERSHIP);
        long begun = System.nanoTime();
        try (KafkaProducer<String, Ownership> producer = new KafkaProducer<>(
                connection().producerProperties("bench-ownership"), new StringSerializer(), ownership)) {
            for (long i = 0; i < records; i++) {
                long identity = i % identities;
                producer.send(new ProducerRecord<>(
                        Topics.OWNERSHIP.name(),
                        BenchOrganisation.identity(identity),
                        BenchOrganisation.ownership(identity, version + i / identities)));
                if (perSecond < Long.MAX_VALUE && i % 100 == 0) {
                    long aheadMillis = i * 1_000 / perSecond - (System.nanoTime() - begun) / 1_000_000;
                    Thread.sleep(Math.max(0, aheadMillis));
                }
            }
        }
    }

    private void register() {
        Serializer<RegistryRecord> registry = serdes().serializer(Topics.REGISTRY);
        try (KafkaProducer<String, RegistryRecord> producer = new KafkaProducer<>(
                connection().producerProperties("bench-registry"), new StringSerializer(), registry)) {
            for (RegistryRecord record : BenchOrganisation.records()) {
                String key = record.getKind() + "/" + record.getName();
                producer.send(new ProducerRecord<>(Topics.REGISTRY.name(), key, record));
                producer.send(new ProducerRecord<>(Topics.REGISTRY.name(), key + "/" + record.getVersion(), record));
            }
        }
    }

    private Child startStream(Path data, List<String> more) throws IOException {
        List<String> options = new ArrayList<>(JAVA_OPTIONS);
        options.addAll(List.of(
                "-Dmicronaut.server.host=127.0.0.1",
                "-Dmicronaut.server.port=-1",
                "-Donus.stream.application-id=" + APPLICATION,
                "-Donus.stream.data-dir=" + data));
        options.addAll(more);
        options.addAll(broker.clientOptions());
        options.addAll(Child.optionsIn(MORE_OPTIONS));
        return Child.javaWithout(
                "onus-alert-ingest",
                dir.resolve("stream-" + System.nanoTime() + ".log"),
                options,
                StreamApplication.class.getName(),
                List.of());
    }

    /** Nothing that it leaves is used again, so it is not waited for, unless a profile is to be written. */
    @Override
    public void close() throws Exception {
        if (System.getenv(MORE_OPTIONS) == null) {
            for (Child stream : streams) {
                stream.close();
            }
        } else {
            for (Child stream : streams) {
                stream.end();
            }
        }
        broker.close();
    }
}
