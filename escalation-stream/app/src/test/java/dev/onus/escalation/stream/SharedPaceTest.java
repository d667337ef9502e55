package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each commit takes all tasks of its thread along, so four tasks do not commit four times as often as one. */
class SharedPaceTest {
    private static final Instant SOON = NOON.plusMillis(10);

    @TempDir
    Path first;

    @TempDir
    Path second;

    private final RegistryView registry = new RegistryView();

    @Test
    void shouldNotCommitAgainForAnotherTaskOfTheThreadBeforeItsTurn() {
        Organisation.records()
                .forEach(record ->
                        registry.apply(record.getKind() + "/" + record.getName(), record, registry.offset() + 1));
        TaskSurroundings surroundings = new TaskSurroundings(first, 0);
        CaseProcessorSupplier supplier = new CaseProcessorSupplier(
                TaskSurroundings.processing(registry, NOON), surroundings.serde(Topics.ALERTS));
        MockProcessorContext<String, SpecificRecord> one = surroundings.at(NOON);
        MockProcessorContext<String, SpecificRecord> another = new TaskSurroundings(second, 1).at(NOON);
        Processor<String, Input, String, SpecificRecord> taskOfOne = started(supplier, one);
        Processor<String, Input, String, SpecificRecord> taskOfAnother = started(supplier, another);

        alert(taskOfOne, one, 0, NOON);
        alert(taskOfAnother, another, 1, SOON);

        assertThat(one.committed()).isTrue();
        assertThat(another.committed()).as("its page waits for the turn").isFalse();

        one.resetCommit();
        wake(another, NOON.plus(CommitPace.SHORTEST));
        wake(one, NOON.plus(CommitPace.SHORTEST));

        assertThat(another.committed()).isTrue();
        assertThat(one.committed()).as("the other one took it along").isFalse();
    }

    private static Processor<String, Input, String, SpecificRecord> started(
            CaseProcessorSupplier supplier, MockProcessorContext<String, SpecificRecord> context) {
        Processor<String, Input, String, SpecificRecord> task = supplier.get();
        task.init(context);
        return task;
    }

    private static void alert(
            Processor<String, Input, String, SpecificRecord> task,
            MockProcessorContext<String, SpecificRecord> context,
            int partition,
            Instant at) {
        context.setCurrentSystemTimeMs(at.toEpochMilli());
        context.setRecordMetadata(Topics.ALERTS.name(), partition, 0);
        Input alert = new Input.AlertArrived(Organisation.alert("in-" + partition), null);
        task.process(new Record<>(KEY, alert, at.toEpochMilli()));
    }

    private static void wake(MockProcessorContext<String, SpecificRecord> context, Instant now) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(now.toEpochMilli());
    }
}
