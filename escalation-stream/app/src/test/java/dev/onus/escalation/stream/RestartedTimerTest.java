package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
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
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that dies and is started again over the same rows has the timers of identities still (OWN-13). */
class RestartedTimerTest {
    private static final Instant DUE = NOON.plus(Duration.ofHours(1));
    private static final Ownership RECORD = Ownership.newBuilder(Organisation.ownership("payments", 1))
            .setRotationDue(DUE)
            .build();

    @TempDir
    Path directory;

    private final AvroSerdes serdes = new AvroSerdes(new InMemorySchemaRegistry());
    private final RegistryView registry = new RegistryView();
    private final List<StateStore> stores = stores();

    @BeforeEach
    void register() {
        Organisation.records().forEach(record -> {
            String key = record.getKind() + "/" + record.getName();
            registry.apply(key, record, registry.offset() + 1);
            registry.apply(key + "/" + record.getVersion(), record, registry.offset() + 1);
        });
    }

    @Test
    void shouldOpenTheCaseAfterARestartAndOnlyOnce() {
        MockProcessorContext<String, SpecificRecord> first = surroundings(NOON);
        CaseProcessor before = started(first);
        owners().put(KEY, ValueAndTimestamp.make(RECORD, NOON.toEpochMilli()));
        first.setRecordMetadata(Topics.OWNERSHIP.name(), 0, 0);
        before.process(new Record<>(KEY, new Input.OwnerChanged(RECORD), NOON.toEpochMilli()));
        wake(first, DUE.minusSeconds(1));
        assertThat(opened(first)).isZero();

        MockProcessorContext<String, SpecificRecord> second = surroundings(DUE.plusSeconds(1));
        started(second);
        wake(second, DUE.plusSeconds(1));
        assertThat(opened(second)).isEqualTo(1);

        MockProcessorContext<String, SpecificRecord> third = surroundings(DUE.plusSeconds(60));
        started(third);
        wake(third, DUE.plusSeconds(60));
        assertThat(opened(third)).isZero();
    }

    private CaseProcessor started(MockProcessorContext<String, SpecificRecord> context) {
        StreamMetrics metrics = new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), () -> NOON);
        CaseProcessor processor = new CaseProcessor(new CaseProcessing(
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                new StreamPosition(registry),
                metrics));
        processor.init(context);
        return processor;
    }

    private MockProcessorContext<String, SpecificRecord> surroundings(Instant now) {
        File folder = directory.toFile();
        MockProcessorContext<String, SpecificRecord> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        stores.forEach(store -> {
            if (!store.isOpen()) {
                store.init(context.getStateStoreContext(), store);
            }
            context.addStateStore(store);
        });
        return context;
    }

    private static void wake(MockProcessorContext<String, SpecificRecord> context, Instant now) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(now.toEpochMilli());
    }

    private static long opened(MockProcessorContext<String, SpecificRecord> context) {
        return context.forwarded().stream()
                .map(forward -> forward.record().value())
                .filter(value -> value instanceof EscalationEvent event
                        && event.getKind().equals("opened"))
                .count();
    }

    @SuppressWarnings("unchecked")
    private TimestampedKeyValueStore<String, Ownership> owners() {
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

    private <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return Serdes.serdeFrom(serdes.serializer(topic), serdes.deserializer(topic));
    }
}
