package dev.onus.escalation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import dev.onus.escalation.stream.runtime.StreamProperties;
import dev.onus.escalation.stream.runtime.StreamSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTopologyTest {
    private static final String WHY = """
            The topology is not the one in src/test/resources/topology.txt. Names of stores name changelog topics: a store
            with a new name starts empty on every living installation, and a new sub-topology means a repartition topic.
            If the change is meant and harmless, copy the new description from %s over it; if a store was renamed or
            split, write a migration first.""";

    @TempDir
    Path directory;

    @Test
    void shouldStayTheTopologyThatLivingInstallationsHaveStateFor() throws IOException {
        String described = topology().describe().toString();
        Path actual = Path.of("target", "topology.txt");
        Files.writeString(actual, described);
        try (var golden = getClass().getResourceAsStream("/topology.txt")) {
            assertThat(golden).as(WHY, actual).isNotNull();
            assertThat(described).as(WHY, actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldBeOneSubTopologyThatRepartitionsNothing() {
        TopologyDescription description = topology().describe();
        assertThat(description.subtopologies()).hasSize(1);
        assertThat(description.toString()).doesNotContain("repartition").doesNotContain("KSTREAM", "KTABLE");
    }

    private Topology topology() {
        RegistryView registry = new RegistryView();
        CaseProcessing processing = new CaseProcessing(
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                new StreamPosition(registry),
                new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), InstantSource.system()));
        Properties properties = StreamProperties.of(KafkaConnection.of("unused:1"), StreamSettings.in(directory));
        return new EscalationTopology(new AvroSerdes(new InMemorySchemaRegistry()), processing).build(properties);
    }
}
