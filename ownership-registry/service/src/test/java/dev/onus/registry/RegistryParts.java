package dev.onus.registry;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.registry.log.RegistryLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a replica is made of, on the real broker and schema registry. */
public final class RegistryParts {
    public static final KafkaConnection CONNECTION =
            KafkaConnection.of(EmbeddedCluster.shared().bootstrapServers());
    public static final AvroSerdes SERDES = serdes();

    private static final int START_SECONDS = 30;

    private RegistryParts() {}

    private static AvroSerdes serdes() {
        TopicProvisioner.provision(CONNECTION, TopicSettings.DEFAULT);
        AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(EmbeddedCluster.shared().registryUrl())),
                new RegistryCredentials.Anonymous(),
                true,
                Duration.ofSeconds(5))));
        serdes.warmUp(List.of(Topics.REGISTRY_LOG, Topics.OWNERSHIP, Topics.REGISTRY, Topics.AUDIT));
        return serdes;
    }

    /** A replica that has read everything. */
    public static RegistryLog replica() {
        RegistryLog log = new RegistryLog(CONNECTION, SERDES);
        log.start().orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        return log;
    }
}
