package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures about deadlines rest on: which cases fire, when, and that the others stay silent. */
class StreamOnMovedTimeTest {
    @TempDir
    Path directory;

    private StreamOnMovedTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnMovedTime(directory);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldFireTheSecondStepOfCriticalCasesAfterTheirWindow() {
        stream.open(10, SeverityLevel.critical);

        assertThat(eventsAfter(BenchOrganisation.SHORT_WINDOW.minusMillis(100))).isZero();
        assertThat(eventsAfter(Duration.ofMillis(200))).isGreaterThanOrEqualTo(10);
        assertThat(eventsAfter(Duration.ofMinutes(10))).isZero();
    }

    @Test
    void shouldLeaveCasesOfHighSeverityOpenForADay() {
        stream.open(10, SeverityLevel.high);

        assertThat(eventsAfter(Duration.ofHours(23))).isZero();
        assertThat(eventsAfter(Duration.ofHours(2))).isGreaterThanOrEqualTo(10);
    }

    /** As the measurement of a wake-up has it. */
    @Test
    void shouldFireWhatWasOpenedFirstBeforeWhatWasOpenedAfterIt() {
        stream.open(10, SeverityLevel.high);
        eventsAfter(Duration.ofMinutes(1));
        stream.open(100, SeverityLevel.high);

        assertThat(eventsAfter(BenchOrganisation.LONG_WINDOW.minusSeconds(90))).isZero();
        assertThat(eventsAfter(Duration.ofMinutes(1))).isBetween(10, 50);
        assertThat(eventsAfter(Duration.ofMinutes(1))).isGreaterThanOrEqualTo(100);
    }

    /** A wake-up ends with its slice of real time, so it is repeated until nothing is left, as the measurement does. */
    private int eventsAfter(Duration time) {
        stream.wakeUp(time);
        int events = 0;
        for (int more = stream.written(Topics.ESCALATIONS); more > 0; more = stream.written(Topics.ESCALATIONS)) {
            events += more;
            stream.wakeUp(Duration.ofMillis(1));
        }
        return events;
    }
}
