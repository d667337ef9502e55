package dev.onus.escalation.stream.runtime;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.CaseProcessing;
import dev.onus.escalation.stream.RegistryView;
import dev.onus.escalation.stream.StreamMetrics;
import dev.onus.escalation.stream.StreamPosition;
import dev.onus.escalation.stream.TaskBoard;
import dev.onus.escalation.stream.gate.KafkaCatchUpProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The beans of the stream. {@link StreamPosition} is there for others; the rest is ours. */
@Factory
final class StreamFactory {
    private static final String PROBE = "onus-catch-up-probe";

    @Singleton
    StreamSettings settings(
            @Value("${onus.stream.data-dir:.onus/stream}") String dataDirectory,
            @Value("${onus.stream.application-id:" + StreamSettings.DEFAULT_APPLICATION_ID + "}") String applicationId,
            @Property(name = "onus.stream.instance-id") Optional<String> instanceId,
            @Value("${onus.stream.threads:" + StreamSettings.DEFAULT_THREADS + "}") int threads,
            @Value("${onus.stream.standbys:0}") int standbys,
            @Value("${onus.stream.replication:" + StreamSettings.BROKER_DECIDES + "}") int replication,
            @Value("${onus.stream.rocksdb-mib:" + StreamSettings.DEFAULT_ROCKSDB_MIB + "}") int rocksdbMib,
            @Property(name = "onus.stream.properties")
                    @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
                    @Nullable
                    Map<String, String> properties) {
        return new StreamSettings(
                Path.of(dataDirectory),
                applicationId,
                instanceId,
                threads,
                standbys,
                replication,
                rocksdbMib,
                properties == null ? Map.of() : properties);
    }

    @Singleton
    RegistryView registryView() {
        return new RegistryView();
    }

    @Singleton
    StreamPosition streamPosition(RegistryView registry) {
        return new StreamPosition(registry);
    }

    @Singleton
    TaskBoard taskBoard() {
        return new TaskBoard();
    }

    @Singleton
    StreamMetrics streamMetrics(MeterRegistry meters, TaskBoard board) {
        return new StreamMetrics(meters, board, InstantSource.system());
    }

    @Singleton
    @Bean(preDestroy = "close")
    KafkaCatchUpProbe catchUpProbe(KafkaConnection connection, StreamSettings settings) {
        return new KafkaCatchUpProbe(connection.consumerProperties(PROBE, settings.applicationId()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    StreamRuntime streamRuntime(
            KafkaConnection connection,
            TopicSettings topics,
            StreamSettings settings,
            AvroSerdes serdes,
            RegistryView registry,
            KafkaCatchUpProbe probe,
            StreamPosition positions,
            StreamMetrics metrics,
            TaskBoard board) {
        CaseProcessing processing = new CaseProcessing(registry, probe, positions, metrics);
        return new StreamRuntime(connection, topics, settings, serdes, processing, board);
    }
}
