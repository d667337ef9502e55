package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.RegistryView;
import dev.onus.escalation.stream.SimulatedTask;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * One task with its logs, stores, clock and transactions. A commit keeps stores, positions and outputs together; a crash
 * puts all three back and starts a new task over the stores, and the records since are read again.
 */
final class World {
    static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    /** When a task that has more to do asks to be woken again. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** In the place of the number of a history. */
    private static final int NOBODYS = -1;

    private static final int MAX_SLICES = 1_000;
    private static final Supplier<RegistryView> FIRST_RECORDS = SimulatedTask.registryOf(Company.firstRecords());

    final InputLogs logs;
    /** What was done to this world, so that it can be done to another one. */
    final List<Consumer<World>> tape = new ArrayList<>();

    final RegistryView registry = FIRST_RECORDS.get();
    final List<Output> committed = new ArrayList<>();
    private final MemoryStore<Bytes, byte[]> cases = new MemoryStore<>(SimulatedTask.CASES);
    private final MemoryStore<Bytes, byte[]> deadlines = new MemoryStore<>(SimulatedTask.DEADLINES);
    private final MemoryStore<Bytes, byte[]> index = new MemoryStore<>(SimulatedTask.CASE_INDEX);
    private final MemoryStore.Timestamped<Bytes, AlertEvent> postponed =
            new MemoryStore.Timestamped<>(SimulatedTask.POSTPONED);
    private final MemoryStore.Timestamped<String, Ownership> owners =
            new MemoryStore.Timestamped<>(SimulatedTask.OWNERS);
    private final Map<String, MemoryStore<?, ?>> stores = Map.of(
            SimulatedTask.CASES, cases,
            SimulatedTask.DEADLINES, deadlines,
            SimulatedTask.CASE_INDEX, index,
            SimulatedTask.POSTPONED, postponed,
            SimulatedTask.OWNERS, owners);
    private final SimulatedTask.Process process;
    private final Watcher watcher;
    private final List<Output> uncommitted = new ArrayList<>();
    private SimulatedContext context;
    private SimulatedTask task;
    private Gate gate;
    private Instant now = START;
    private boolean registryMoved;

    /** Sees what the task does, as it does it. */
    interface Watcher {
        /** A record was processed. */
        void processed(Entry entry, List<Output> outputs);

        /**
         * The task woke, and fired what was due up to the instant.
         *
         * @param stillDue ids of cases that it left for the next moment, because its slice of time was spent
         */
        void woke(Instant safeNow, Set<String> stillDue, List<Output> outputs);

        void committed();

        void rolledBack();
    }

    World(SimulatedTask.Process process, Watcher watcher) {
        this(process, watcher, new InputLogs());
    }

    World(SimulatedTask.Process process, Watcher watcher, InputLogs logs) {
        this.logs = logs;
        this.process = process;
        this.watcher = watcher;
        gate = new Gate(Findings.NOTHING_TO_WAIT_FOR);
        context = new SimulatedContext(stores, now);
        task = SimulatedTask.start(
                process,
                registry,
                partitions -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR),
                context);
    }

    Instant now() {
        return now;
    }

    boolean isGateOpen() {
        return gate.isOpen(logs);
    }

    MemoryStore<Bytes, byte[]> cases() {
        return cases;
    }

    MemoryStore<Bytes, byte[]> index() {
        return index;
    }

    MemoryStore<Bytes, byte[]> deadlines() {
        return deadlines;
    }

    @Nullable
    Ownership ownerOf(String key) {
        ValueAndTimestamp<Ownership> row = owners.get(key);
        return row == null ? null : row.value();
    }

    /** The registry's records are the same for every task; no crash takes them back. */
    void register(RegistryRecord record) {
        tape.add(world -> world.register(record));
        registryMoved = true;
        SimulatedTask.register(registry, record);
    }

    boolean takeRegistryMoved() {
        boolean moved = registryMoved;
        registryMoved = false;
        return moved;
    }

    /** Reads the next record of a topic. */
    void read(Topic<?> topic) {
        tape.add(world -> world.read(topic));
        Entry entry = logs.take(topic);
        context.at(new Position(topic.name(), InputLogs.PARTITION, entry.offset()));
        gate.saw(entry.appendedAt());
        Instant at = entry.appendedAt();
        if (topic.equals(Topics.OWNERSHIP)) {
            Ownership owner = (Ownership) entry.value();
            owners.put(entry.key(), owner == null ? null : ValueAndTimestamp.make(owner, at.toEpochMilli()));
            task.ownerChanged(entry.key(), owner, at);
        } else if (topic.equals(Topics.ALERTS)) {
            task.alert(entry.key(), (AlertEvent) given(entry), ownerOf(entry.key()), at);
        } else if (topic.equals(Topics.RESPONSES)) {
            task.answered(entry.key(), (Response) given(entry), at);
        } else if (topic.equals(Topics.FAMILIES)) {
            task.familyHeard(entry.key(), (FamilyMessage) given(entry), at);
        } else {
            task.delivered(entry.key(), (Delivery) given(entry), at);
        }
        watcher.processed(entry, outputs());
    }

    /** Lets time pass; the task is woken when it asked to be. */
    void pass(Duration time) {
        tape.add(world -> world.pass(time));
        Instant until = now.plus(time);
        while (true) {
            Instant next = context.nextPlan().orElse(until);
            if (!next.isBefore(until)) {
                break;
            }
            if (next.isAfter(now)) {
                now = next;
            }
            wake();
        }
        now = until;
        wake();
    }

    /** The wall clock is suddenly another one: the machine stood still, or somebody set its clock. */
    void jump(Duration by) {
        tape.add(world -> world.jump(by));
        now = now.plus(by);
        wake();
    }

    private void wake() {
        context.setClock(now);
        if (!context.punctuate(now)) {
            return;
        }
        Instant safeNow = gate.safeNow(now, logs);
        // One call does as much as its slice of real time allows; the rest is done at the same simulated instant.
        Set<String> stillDue = DueEntries.upTo(safeNow, deadlines);
        for (int slice = 0; slice < MAX_SLICES && !stillDue.isEmpty(); slice++) {
            context.punctuate(now.plus(AT_ONCE));
            stillDue = DueEntries.upTo(safeNow, deadlines);
        }
        watcher.woke(safeNow, stillDue, outputs());
    }

    boolean takeCommitAsked() {
        return context.takeCommitAsked();
    }

    void commit() {
        stores.values().forEach(MemoryStore::commit);
        logs.commit();
        committed.addAll(uncommitted);
        // What the task says to itself is there to be read once it is committed.
        uncommitted.stream()
                .filter(output -> output.child().equals(SimulatedTask.FAMILIES_OUT))
                .forEach(output -> logs.append(Topics.FAMILIES, output.key(), output.value(), now, NOBODYS));
        uncommitted.clear();
        context.takeCommitAsked();
        watcher.committed();
    }

    /** As {@code kill -9}, or a task that Streams gives up: what was not committed is gone. */
    void crash() {
        stores.values().forEach(MemoryStore::rollBack);
        logs.rollBack();
        uncommitted.clear();
        watcher.rolledBack();
        start(logs::findings);
    }

    /** A planned restart: the work is committed first. */
    void restart() {
        commit();
        task.close();
        start(logs::findings);
    }

    /** A crash after which everything since the commit is done again at its own time, as if it had not been. */
    void crashBackTo(Instant lastCommit) {
        stores.values().forEach(MemoryStore::rollBack);
        logs.rollBack();
        uncommitted.clear();
        watcher.rolledBack();
        now = lastCommit;
        start(() -> Findings.NOTHING_TO_WAIT_FOR);
    }

    private void start(Supplier<Findings> probe) {
        gate = new Gate(probe.get());
        context = new SimulatedContext(stores, now);
        task = SimulatedTask.start(
                process, registry, partitions -> CompletableFuture.completedFuture(probe.get()), context);
    }

    private List<Output> outputs() {
        List<Output> outputs = context.takeOutputs();
        uncommitted.addAll(outputs);
        return outputs;
    }

    private static Object given(Entry entry) {
        Object value = entry.value();
        if (value == null) {
            throw new IllegalStateException("Expected a record without a value only in the table.");
        }
        return value;
    }

    private record Position(String topic, int partition, long offset) implements RecordMetadata {}
}
