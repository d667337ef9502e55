package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** A processor for each task, with the stores that only it writes. */
final class CaseProcessorSupplier implements ProcessorSupplier<String, Input, String, SpecificRecord> {
    /** A commit takes all tasks of its thread along, so they share one pace. */
    private static final ThreadLocal<CommitPace> PACE = ThreadLocal.withInitial(CommitPace::new);

    private final CaseProcessing processing;
    private final Serde<AlertEvent> alerts;

    CaseProcessorSupplier(CaseProcessing processing, Serde<AlertEvent> alerts) {
        this.processing = processing;
        this.alerts = alerts;
    }

    @Override
    public Processor<String, Input, String, SpecificRecord> get() {
        return new CaseProcessor(processing, PACE::get);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return CaseStores.ofTask(alerts);
    }
}
