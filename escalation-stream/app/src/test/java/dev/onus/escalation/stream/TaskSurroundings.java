package dev.onus.escalation.stream;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/** What one task finds around it, and finds again when it is started another time: its rows, in memory. */
final class TaskSurroundings {
    private final Path directory;
    private final int partition;
    private final AvroSerdes serdes = new AvroSerdes(new InMemorySchemaRegistry());
    private final List<StateStore> stores = stores();

    TaskSurroundings(Path directory, int partition) {
        this.directory = directory;
        this.partition = partition;
    }

    /** What the tasks of a process share; nothing waits in its inputs. */
    static CaseProcessing processing(RegistryView registry, Instant now) {
        return new CaseProcessing(
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                new StreamPosition(registry),
                new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), () -> now));
    }

    MockProcessorContext<String, SpecificRecord> at(Instant now) {
        MockProcessorContext<String, SpecificRecord> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, partition), directory.toFile());
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        stores.forEach(store -> {
            if (!store.isOpen()) {
                store.init(context.getStateStoreContext(), store);
            }
            context.addStateStore(store);
        });
        return context;
    }

    @SuppressWarnings("unchecked")
    TimestampedKeyValueStore<String, Ownership> owners() {
        return (TimestampedKeyValueStore<String, Ownership>) stores.getFirst();
    }

    private List<StateStore> stores() {
        StoreBuilder<?> owners = Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.OWNERS), Serdes.String(), serde(Topics.OWNERSHIP))
                .withLoggingDisabled();
        StoreBuilder<?> postponed = Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.POSTPONED), Serdes.Bytes(), serde(Topics.ALERTS))
                .withLoggingDisabled();
        return List.of(
                owners.build(), postponed.build(), rows(Names.CASES), rows(Names.DEADLINES), rows(Names.CASE_INDEX));
    }

    private static StateStore rows(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return Serdes.serdeFrom(serdes.serializer(topic), serdes.deserializer(topic));
    }
}
