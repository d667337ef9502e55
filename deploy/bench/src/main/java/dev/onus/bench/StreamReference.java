package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.io.IOException;
import java.nio.file.Path;
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

/** A process beside the stream, on the same broker, that writes what the stream writes, with topics of its own. */
final class StreamReference implements Beside {
    private final String name;
    private final String what;
    private final Child process;
    private final AlertSender sender;
    private final CommittedCount events;
    private final Turns turns;

    /** @param prefix of its topics */
    private StreamReference(
            String name, String what, Class<?> main, String prefix, StreamInstallation beside, Recipe recipe)
            throws IOException, InterruptedException, ExecutionException {
        this.name = name;
        this.what = what;
        createTopics(prefix, beside, recipe);
        Path file = beside.dir().resolve(prefix + "recipe");
        recipe.write(file);
        process = Child.javaWithout(
                "onus-alert-ingest",
                beside.dir().resolve(prefix + "log"),
                StreamInstallation.JAVA_OPTIONS,
                main.getName(),
                List.of(
                        beside.connection().bootstrapServers(),
                        file.toString(),
                        beside.dir().resolve(prefix + "state").toString()));
        sender = beside.sender(prefix + "alerts");
        events = new CommittedCount(beside.connection(), prefix + Topics.ESCALATIONS.name());
        turns = new Turns(
                alerts -> sender.sendAtOnce(alerts, SeverityLevel.high),
                events,
                recipe.events(),
                process::processorTime,
                beside::brokerProcessorTime);
    }

    /** {@link BareTopology}. */
    static StreamReference bare(String name, StreamInstallation beside, Recipe recipe)
            throws IOException, InterruptedException, ExecutionException {
        String what = "bare topology, %d puts and %d forwards".formatted(recipe.puts(), recipe.forwards());
        return new StreamReference(name, what, BareStreamMain.class, BareTopology.PREFIX, beside, recipe);
    }

    /** {@link RawStream}. */
    static StreamReference raw(String name, StreamInstallation beside, Recipe recipe)
            throws IOException, InterruptedException, ExecutionException {
        String what = "consumer and transactional producer, %d records out".formatted(recipe.forwards());
        return new StreamReference(name, what, RawStreamMain.class, RawStream.PREFIX, beside, recipe);
    }

    private static void createTopics(String prefix, StreamInstallation beside, Recipe recipe)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(beside.connection().adminProperties())) {
            List<NewTopic> topics = new ArrayList<>();
            topics.add(topic(prefix + "alerts", settingsOf(Topics.ALERTS.name(), admin)));
            for (Recipe.Part part : recipe.withoutPuts().parts()) {
                topics.add(topic(prefix + part.name(), settingsOf(part.name(), admin)));
            }
            admin.createTopics(topics).all().get();
        }
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public Turns turns() {
        return turns;
    }

    @Override
    public List<Figure> figures(Turns openings) {
        return List.of(
                new Figure(name, openings.perSecond(), "alerts/s", Optional.of(turns.perSecond()), what),
                new Figure(name + "-cpu", openings.microsEach(), "us/alert", Optional.of(turns.microsEach()), what),
                new Figure(
                        name + "-cpu-broker",
                        openings.brokerMicrosEach(),
                        "us/alert",
                        Optional.of(turns.brokerMicrosEach()),
                        what + "; the broker's part"));
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
        sender.close();
        events.close();
    }
}
