package dev.onus.bench;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** {@link BareTopology} beside the stream, on the same broker, with topics of its own. */
final class BareStream implements AutoCloseable {
    private final Child process;

    private BareStream(Child process) {
        this.process = process;
    }

    static BareStream start(StreamInstallation beside, Recipe recipe)
            throws IOException, InterruptedException, ExecutionException {
        KafkaConnection connection = beside.connection();
        List<String> outputs = recipe.parts().stream()
                .filter(part -> !part.isStore())
                .map(Recipe.Part::name)
                .toList();
        try (Admin admin = Admin.create(connection.adminProperties())) {
            List<NewTopic> topics = new ArrayList<>();
            topics.add(topic(BareTopology.INPUT, settingsOf(Topics.ALERTS.name(), admin)));
            for (String output : outputs) {
                topics.add(topic(BareTopology.PREFIX + output, settingsOf(output, admin)));
            }
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

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(StreamInstallation.PARTITIONS), Optional.of((short) 1)).configs(settings);
    }

    /** What was said of the topic when it was made, so that the broker compacts the reference's as it does ours. */
    private static Map<String, String> settingsOf(String topic, Admin admin)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
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
