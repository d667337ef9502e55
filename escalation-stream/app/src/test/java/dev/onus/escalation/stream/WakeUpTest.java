package dev.onus.escalation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MockProcessorContext<String, SpecificRecord> context =
            new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("."));
    private final WakeUp wakeUp = new WakeUp(context, now -> {});

    @Test
    void shouldWakeForWhatIsLongDueAlthoughTheClockIsSetBackBefore() {
        wakeUp.atLatest(NOON.minus(Duration.ofHours(1)), NOON);

        wakeUp.atLatest(NOON.minus(Duration.ofHours(1)), NOON.minus(Duration.ofMinutes(20)));

        assertThat(plans()).hasSize(1);
        assertThat(sleep(plans().getFirst())).isEqualTo(Duration.ofMillis(1));
        assertThat(context.scheduledPunctuators()).as("it was planned anew").hasSize(2);
    }

    @Test
    void shouldNotPutOffWhatIsLongDueWithEveryRecord() {
        wakeUp.atLatest(NOON.minus(Duration.ofHours(1)), NOON);

        wakeUp.atLatest(NOON.minus(Duration.ofHours(1)), NOON.plusMillis(1));

        assertThat(context.scheduledPunctuators()).as("the plan stays").hasSize(1);
    }

    @Test
    void shouldLookAgainAfterAMinuteAtTheLatest() {
        wakeUp.atLatest(NOON.plus(Duration.ofDays(1)), NOON);

        assertThat(sleep(plans().getFirst())).isEqualTo(WakeUp.LONGEST_SLEEP);
    }

    private List<CapturedPunctuator> plans() {
        return context.scheduledPunctuators().stream()
                .filter(plan -> !plan.cancelled())
                .toList();
    }

    private static Duration sleep(CapturedPunctuator plan) {
        return plan.getInterval();
    }
}
