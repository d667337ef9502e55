package dev.onus.escalation.stream.simulation;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams gives to a task, moved by hand: time, plans for it, positions, and what leaves. One lives as long as
 * its task; what is in here and not in a store is lost with it.
 */
final class SimulatedContext implements ProcessorContext<String, SpecificRecord> {
    private final Map<String, ? extends StateStore> stores;
    private final List<Plan> plans = new ArrayList<>();
    private List<Output> outputs = new ArrayList<>();
    private Instant wallClock;
    private @Nullable RecordMetadata metadata;
    private boolean commitAsked;

    /** Something that left the task, to the child of this name. */
    record Output(String child, String key, @Nullable SpecificRecord value, long timestamp) {}

    private static final class Plan implements Cancellable {
        private final Punctuator punctuator;
        private final Duration every;
        private Instant nextAt;
        private boolean cancelled;

        Plan(Punctuator punctuator, Duration every, Instant nextAt) {
            this.punctuator = punctuator;
            this.every = every;
            this.nextAt = nextAt;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    SimulatedContext(Map<String, ? extends StateStore> stores, Instant wallClock) {
        this.stores = stores;
        this.wallClock = wallClock;
    }

    void setClock(Instant now) {
        wallClock = now;
    }

    void at(RecordMetadata position) {
        metadata = position;
    }

    /** The earliest time at which something is planned; empty when nothing is. */
    Optional<Instant> nextPlan() {
        plans.removeIf(plan -> plan.cancelled);
        return plans.stream().map(plan -> plan.nextAt).min(Comparator.naturalOrder());
    }

    /** Calls what is planned up to an instant, as Streams does between two polls; it is told the wall clock's time. */
    boolean punctuate(Instant plannedUpTo) {
        boolean any = false;
        for (Plan plan : List.copyOf(plans)) {
            if (!plan.cancelled && !plan.nextAt.isAfter(plannedUpTo)) {
                plan.nextAt = wallClock.plus(plan.every);
                metadata = null;
                plan.punctuator.punctuate(wallClock.toEpochMilli());
                any = true;
            }
        }
        return any;
    }

    List<Output> takeOutputs() {
        List<Output> taken = outputs;
        outputs = new ArrayList<>();
        return taken;
    }

    boolean takeCommitAsked() {
        boolean asked = commitAsked;
        commitAsked = false;
        return asked;
    }

    @Override
    public <K extends String, V extends SpecificRecord> void forward(Record<K, V> record, String child) {
        outputs.add(new Output(child, record.key(), record.value(), record.timestamp()));
    }

    @Override
    public <K extends String, V extends SpecificRecord> void forward(Record<K, V> record) {
        throw new UnsupportedOperationException("Expected every record to be meant for one child.");
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        Plan plan = new Plan(callback, interval, wallClock.plus(interval));
        plans.add(plan);
        return plan;
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator callback) {
        Plan plan = new Plan(callback, interval, start);
        plans.add(plan);
        return plan;
    }

    @Override
    public void commit() {
        commitAsked = true;
    }

    @Override
    @SuppressWarnings("unchecked") // As in Streams: the caller says what it expects.
    public <S extends StateStore> S getStateStore(String name) {
        return (S) Objects.requireNonNull(stores.get(name), () -> "Expected a store named " + name + ".");
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.ofNullable(metadata);
    }

    @Override
    public long currentSystemTimeMs() {
        return wallClock.toEpochMilli();
    }

    @Override
    public long currentStreamTimeMs() {
        return wallClock.toEpochMilli();
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, InputLogs.PARTITION);
    }

    @Override
    public String applicationId() {
        return "simulation";
    }

    @Override
    public Serde<?> keySerde() {
        throw new UnsupportedOperationException("The simulation serializes nothing.");
    }

    @Override
    public Serde<?> valueSerde() {
        throw new UnsupportedOperationException("The simulation serializes nothing.");
    }

    @Override
    public File stateDir() {
        throw new UnsupportedOperationException("The simulation writes no file.");
    }

    @Override
    public StreamsMetrics metrics() {
        throw new UnsupportedOperationException("The simulation has no metrics of Streams.");
    }

    @Override
    public Map<String, Object> appConfigs() {
        return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return Map.of();
    }
}
