package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker as a process of its own, with every topic, and the schema registry of this run. */
final class BenchBroker implements AutoCloseable {
    static final int PARTITIONS = 4;

    /** Longer than usual: the schema registry may have been started in this moment, beside the broker. */
    private static final Duration SCHEMAS_ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Child process;
    private final Path dir;
    private final String schemaUrl;
    private final KafkaConnection connection;
    private final AvroSerdes serdes;

    BenchBroker(Path dir) throws IOException, InterruptedException {
        this.dir = dir;
        int port = Child.freePort();
        process = Child.java(
                dir.resolve("broker.log"),
                List.of("-Xmx512m"),
                BrokerMain.class.getName(),
                List.of(topicDir().toString(), Integer.toString(port)));
        schemaUrl = Schemas.url();
        process.awaitPort(port);
        connection = KafkaConnection.of("127.0.0.1:" + port);
        TopicProvisioner.provision(connection, new TopicSettings(PARTITIONS, 1));
        serdes = new AvroSerdes(new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(schemaUrl)), new RegistryCredentials.Anonymous(), true, SCHEMAS_ANSWER_WITHIN)));
    }

    /** Where the other processes of the same measurement may put what is theirs. */
    Path dir() {
        return dir;
    }

    /** What the broker keeps on disk. */
    Path topicDir() {
        return dir.resolve("kafka");
    }

    /** Where the schema registry of this run answers. */
    String schemaUrl() {
        return schemaUrl;
    }

    KafkaConnection connection() {
        return connection;
    }

    AvroSerdes serdes() {
        return serdes;
    }

    Duration processorTime() {
        return process.processorTime();
    }

    /** What every service has to know to run here. */
    List<String> clientOptions() {
        return List.of(
                "-Donus.topics.partitions=" + PARTITIONS,
                "-Donus.kafka.bootstrap-servers=" + connection.bootstrapServers(),
                "-Donus.schema-registry.urls=" + schemaUrl);
    }

    /** Nothing that it leaves is used again, so it is not waited for. */
    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
