package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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

    private final RegistryView registry = new RegistryView();
    private TaskSurroundings task;

    @BeforeEach
    void register() {
        task = new TaskSurroundings(directory, 0);
        Organisation.records().forEach(record -> {
            String key = record.getKind() + "/" + record.getName();
            registry.apply(key, record, registry.offset() + 1);
            registry.apply(key + "/" + record.getVersion(), record, registry.offset() + 1);
        });
    }

    @Test
    void shouldOpenTheCaseAfterARestartAndOnlyOnce() {
        MockProcessorContext<String, SpecificRecord> first = task.at(NOON);
        CaseProcessor before = started(first);
        task.owners().put(KEY, ValueAndTimestamp.make(RECORD, NOON.toEpochMilli()));
        first.setRecordMetadata(Topics.OWNERSHIP.name(), 0, 0);
        before.process(new Record<>(KEY, new Input.OwnerChanged(RECORD), NOON.toEpochMilli()));
        wake(first, DUE.minusSeconds(1));
        assertThat(opened(first)).isZero();

        MockProcessorContext<String, SpecificRecord> second = task.at(DUE.plusSeconds(1));
        started(second);
        wake(second, DUE.plusSeconds(1));
        assertThat(opened(second)).isEqualTo(1);

        MockProcessorContext<String, SpecificRecord> third = task.at(DUE.plusSeconds(60));
        started(third);
        wake(third, DUE.plusSeconds(60));
        assertThat(opened(third)).isZero();
    }

    private CaseProcessor started(MockProcessorContext<String, SpecificRecord> context) {
        CaseProcessor processor = new CaseProcessor(TaskSurroundings.processing(registry, NOON), CommitPace::new);
        processor.init(context);
        return processor;
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
}
