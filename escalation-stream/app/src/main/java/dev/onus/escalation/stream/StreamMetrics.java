package dev.onus.escalation.stream;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.TimelineKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the stream says of itself (design: the system watches itself). */
public final class StreamMetrics {
    private static final double MILLIS = 1000.0;

    private final TaskBoard board;
    private final InstantSource clock;
    private final Timer lateness;
    private final MeterRegistry meters;
    private final Counter opened;
    private final Counter unowned;
    private final Counter effectsOverdue;
    private final Counter reachedNobody;
    private final Counter parked;
    private final Counter passedOver;
    private final Map<Integer, List<Meter>> ofPartitions = new ConcurrentHashMap<>();

    public StreamMetrics(MeterRegistry meters, TaskBoard board, InstantSource clock) {
        this.meters = meters;
        this.board = board;
        this.clock = clock;
        lateness = Timer.builder("onus.stream.deadline.lateness")
                .description("From when a deadline was due to when it fired")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        opened = counter(meters, "onus.stream.opened", "Cases opened for alerts");
        unowned = counter(meters, "onus.stream.opened.unowned", "Cases opened for identities that nobody owns");
        reachedNobody = counter(meters, "onus.stream.pages.unreached", "Pages that no channel could deliver");
        effectsOverdue = counter(
                meters, "onus.stream.effects.overdue", "Effects that no platform team answered in their window");
        parked = counter(meters, "onus.stream.deadlines.parked", "Deadlines that failed and were put off");
        passedOver = counter(
                meters,
                "onus.stream.cases.passed.over",
                "Cases that did not hear what was said of their identity, because their row or their decision failed");
        Gauge.builder("onus.stream.deadline.oldest.due.age", board, this::oldestDueSeconds)
                .baseUnit("seconds")
                .description("How long the earliest deadline has been due")
                .register(meters);
        Gauge.builder("onus.stream.cases.open", board, TaskBoard::openCases)
                .description("Open cases of this process")
                .register(meters);
        Gauge.builder("onus.stream.cases.find.owner", board, TaskBoard::openFindOwnerCases)
                .description("Open cases that look for the owner of an identity")
                .register(meters);
        Gauge.builder("onus.stream.gates.closed", board, TaskBoard::closedGates)
                .description("Tasks that still read what came while nothing ran")
                .register(meters);
    }

    /** A task says how it stands; its partition has gauges of its own until it leaves. */
    void said(int partition, TaskBoard.Entry entry) {
        board.say(partition, entry);
        ofPartitions.computeIfAbsent(partition, this::gauges);
    }

    void left(int partition) {
        board.left(partition);
        List<Meter> gone = ofPartitions.remove(partition);
        if (gone != null) {
            gone.forEach(meters::remove);
        }
    }

    private List<Meter> gauges(int partition) {
        String tag = Integer.toString(partition);
        return List.of(
                Gauge.builder("onus.stream.watermark", board, tasks -> watermarkSeconds(tasks, partition))
                        .tag("partition", tag)
                        .baseUnit("seconds")
                        .description("Up to when every deadline of the partition has fired, since 1970")
                        .register(meters),
                Gauge.builder("onus.stream.watermark.age", board, tasks -> watermarkAgeSeconds(tasks, partition))
                        .tag("partition", tag)
                        .baseUnit("seconds")
                        .description("How long ago that is")
                        .register(meters));
    }

    private double watermarkSeconds(TaskBoard tasks, int partition) {
        return tasks.watermark(partition, clock.instant())
                .map(at -> at.toEpochMilli() / MILLIS)
                .orElse(Double.NaN);
    }

    private double watermarkAgeSeconds(TaskBoard tasks, int partition) {
        Instant now = clock.instant();
        return tasks.watermark(partition, now)
                .map(at -> Duration.between(at, now).toMillis() / MILLIS)
                .orElse(Double.NaN);
    }

    void fired(Instant dueAt) {
        Duration late = Duration.between(dueAt, clock.instant());
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    /** The unowned rate is of alerts: what Onus asks for itself would count the same gap twice. */
    void opened(Case it) {
        if (it.kind() != CaseKind.ALERT) {
            return;
        }
        opened.increment();
        if (it.standing().ownerSource() == OwnerSource.CATCH_ALL) {
            unowned.increment();
        }
    }

    void happened(CaseEvent event) {
        if (event.kind() == TimelineKind.PAGE_FAILED) {
            reachedNobody.increment();
        } else if (event.kind() == TimelineKind.EFFECT_OVERDUE) {
            effectsOverdue.increment();
        }
    }

    void parked() {
        parked.increment();
    }

    void passedOver() {
        passedOver.increment();
    }

    private double oldestDueSeconds(TaskBoard tasks) {
        return tasks.oldestDueAge(clock.instant()).toMillis() / MILLIS;
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
