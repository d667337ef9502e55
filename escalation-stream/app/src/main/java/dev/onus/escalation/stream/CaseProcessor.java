package dev.onus.escalation.stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** One task: gives inputs and due deadlines to the case machine, each at its time. */
final class CaseProcessor implements Processor<String, Input, String, SpecificRecord> {
    private final CaseProcessing processing;
    private @Nullable CaseTask task;

    CaseProcessor(CaseProcessing processing) {
        this.processing = processing;
    }

    /** May be called again on the same object, after a task was closed by a failure: everything starts anew. */
    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        close();
        task = new CaseTask(processing, context);
    }

    @Override
    public void process(Record<String, Input> input) {
        if (task == null) {
            throw new IllegalStateException("Expected init before the first record, but it was not called.");
        }
        task.process(input);
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
            task = null;
        }
    }
}
