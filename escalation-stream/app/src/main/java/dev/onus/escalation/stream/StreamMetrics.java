package dev.onus.escalation.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the stream says of itself (design: the system watches itself). */
public final class StreamMetrics {
    private final TaskBoard board;
    private final InstantSource clock;
    private final Timer lateness;
    private final Counter unowned;
    private final Counter reachedNobody;
    private final Counter parked;

    public StreamMetrics(MeterRegistry meters, TaskBoard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
        lateness = Timer.builder("onus.stream.deadline.lateness")
                .description("From when a deadline was due to when it fired")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        unowned = counter(meters, "onus.stream.opened.unowned", "Cases opened for identities that nobody owns");
        reachedNobody = counter(meters, "onus.stream.pages.unreached", "Pages that no channel could deliver");
        parked = counter(meters, "onus.stream.deadlines.parked", "Deadlines that failed and were put off");
        Gauge.builder("onus.stream.deadline.oldest.due.age", board, this::oldestDueSeconds)
                .baseUnit("seconds")
                .description("How long the earliest deadline has been due")
                .register(meters);
        Gauge.builder("onus.stream.cases.open", board, TaskBoard::openCases)
                .description("Open cases of this process")
                .register(meters);
        Gauge.builder("onus.stream.gates.closed", board, TaskBoard::closedGates)
                .description("Tasks that still read what came while nothing ran")
                .register(meters);
    }

    TaskBoard board() {
        return board;
    }

    void fired(Instant dueAt) {
        Duration late = Duration.between(dueAt, clock.instant());
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    void openedUnowned() {
        unowned.increment();
    }

    void reachedNobody() {
        reachedNobody.increment();
    }

    void parked() {
        parked.increment();
    }

    private double oldestDueSeconds(TaskBoard tasks) {
        return tasks.oldestDueAge(clock.instant()).toMillis() / 1000.0;
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
