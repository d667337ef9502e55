package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.escalation.stream.runtime.StreamProperties;
import dev.onus.escalation.stream.runtime.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;

/** The reference in a process of its own, with the settings of the stream. */
final class BareStreamMain {
    private static final String APPLICATION = "bench-bare";

    private BareStreamMain() {}

    /** @param arguments bootstrap servers, the file of the recipe, a directory for the state */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties properties =
                StreamProperties.of(KafkaConnection.of(arguments[0]), settings(Path.of(arguments[2]), APPLICATION));
        try (KafkaStreams streams = new KafkaStreams(BareTopology.of(Recipe.read(Path.of(arguments[1]))), properties)) {
            streams.start();
            Thread.currentThread().join();
        }
    }

    /** Those of the stream under another name. */
    static StreamSettings settings(Path directory, String application) {
        return new StreamSettings(
                directory,
                application,
                Optional.empty(),
                StreamSettings.DEFAULT_THREADS,
                0,
                StreamSettings.BROKER_DECIDES,
                StreamSettings.DEFAULT_ROCKSDB_MIB,
                Map.of());
    }
}
