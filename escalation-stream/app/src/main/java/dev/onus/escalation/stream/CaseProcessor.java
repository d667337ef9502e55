package dev.onus.escalation.stream;

import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** One task: gives inputs and due deadlines to the case machine, each at its time. */
final class CaseProcessor implements Processor<String, Input, String, SpecificRecord> {
    private final CaseProcessing processing;
    private final Supplier<CommitPace> pace;
    private @Nullable CaseTask task;

    /** @param pace asked by the thread that the task runs on */
    CaseProcessor(CaseProcessing processing, Supplier<CommitPace> pace) {
        this.processing = processing;
        this.pace = pace;
    }

    /** May be called again on the same object, after a task was closed by a failure: everything starts anew. */
    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        close();
        task = new CaseTask(processing, context, pace.get());
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
