package dev.onus.bench;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** {@link BareTopology} beside the stream, on the same broker, with topics of its own. */
final class BareStream implements AutoCloseable {
    private final Child process;

    private BareStream(Child process) {
        this.process = process;
    }

    static BareStream start(StreamInstallation beside, Recipe recipe)
            throws IOException, InterruptedException, ExecutionException {
        KafkaConnection connection = beside.connection();
        List<NewTopic> topics = Stream.concat(
                        Stream.of(BareTopology.INPUT),
                        recipe.parts().stream()
                                .filter(part -> !part.isStore())
                                .map(part -> BareTopology.PREFIX + part.name()))
                .map(name -> new NewTopic(name, Optional.of(StreamInstallation.PARTITIONS), Optional.of((short) 1)))
                .toList();
        try (Admin admin = Admin.create(connection.adminProperties())) {
            admin.createTopics(topics).all().get();
        }
        Path file = beside.dir().resolve("recipe");
        recipe.write(file);
        return new BareStream(Child.javaWithout(
                "onus-alert-ingest",
                beside.dir().resolve("bare.log"),
                StreamInstallation.JAVA_OPTIONS,
                BareStreamMain.class.getName(),
                List.of(
                        connection.bootstrapServers(),
                        file.toString(),
                        beside.dir().resolve("bare").toString())));
    }

    CommittedCount escalations(KafkaConnection connection) {
        return new CommittedCount(connection, BareTopology.PREFIX + Topics.ESCALATIONS.name());
    }

    Duration processorTime() {
        return process.processorTime();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
