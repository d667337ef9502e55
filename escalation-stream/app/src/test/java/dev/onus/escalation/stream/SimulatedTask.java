package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.escalation.stream.gate.CatchUpProbe;
import dev.onus.registry.model.DirectorySnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The real case processor of one task, given whatever surroundings a test has; what the join would do is done here. */
public final class SimulatedTask {
    public static final String CASES = Names.CASES;
    public static final String DEADLINES = Names.DEADLINES;
    public static final String CASE_INDEX = Names.CASE_INDEX;
    public static final String POSTPONED = Names.POSTPONED;
    public static final String OWNERS = Names.OWNERS;

    public static final String ESCALATIONS_OUT = Names.ESCALATIONS_OUT;
    public static final String EFFECTS_OUT = Names.EFFECTS_OUT;
    public static final String CASES_OUT = Names.CASES_OUT;
    public static final String RECEIPTS_OUT = Names.RECEIPTS_OUT;
    public static final String FAMILIES_OUT = Names.FAMILIES_OUT;

    private final CaseProcessor processor;

    /** What the tasks of one process share; costs more than a task, so that many worlds share one. */
    public static final class Process {
        private final StreamMetrics metrics =
                new StreamMetrics(new SimpleMeterRegistry(), new TaskBoard(), InstantSource.fixed(Instant.EPOCH));
    }

    private SimulatedTask(CaseProcessor processor) {
        this.processor = processor;
    }

    public static SimulatedTask start(
            Process process,
            RegistryView registry,
            CatchUpProbe probe,
            ProcessorContext<String, SpecificRecord> context) {
        CaseProcessor processor = new CaseProcessor(
                new CaseProcessing(registry, probe, new StreamPosition(registry), process.metrics), CommitPace::new);
        processor.init(context);
        return new SimulatedTask(processor);
    }

    /** A registry that has read these records; the same every time it is asked, and read once. */
    public static Supplier<RegistryView> registryOf(List<RegistryRecord> records) {
        RegistryView first = new RegistryView();
        records.forEach(record -> register(first, record));
        DirectorySnapshot directory = (DirectorySnapshot) first.directory();
        return () -> new RegistryView(directory, first.offset());
    }

    /** As the global thread does it. */
    public static void register(RegistryView registry, RegistryRecord record) {
        String key = record.getKind() + "/" + record.getName();
        registry.apply(key + "/" + record.getVersion(), record, registry.offset() + 1);
        registry.apply(key, record, registry.offset() + 1);
    }

    public void alert(String key, AlertEvent alert, @Nullable Ownership owner, Instant at) {
        process(key, new Input.AlertArrived(alert, owner), at);
    }

    public void ownerChanged(String key, @Nullable Ownership owner, Instant at) {
        process(key, new Input.OwnerChanged(owner), at);
    }

    public void answered(String key, Response response, Instant at) {
        process(key, new Input.Answered(response), at);
    }

    public void delivered(String key, Delivery delivery, Instant at) {
        process(key, new Input.Delivered(delivery), at);
    }

    public void familyHeard(String key, FamilyMessage message, Instant at) {
        process(key, new Input.FamilyHeard(message), at);
    }

    /** Closed by a restart that is planned; a crash closes nothing. */
    public void close() {
        processor.close();
    }

    private void process(String key, Input input, Instant at) {
        processor.process(new Record<>(key, input, at.toEpochMilli()));
    }
}
