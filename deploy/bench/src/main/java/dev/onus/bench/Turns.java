package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of those that are measured in turns: a backlog of alerts is there at once, and the clock stops when a reader of
 * committed records has been given the last event of the last one.
 */
final class Turns {
    /** The first backlog; those after it are as large as what was done in the time of one run. */
    private static final int FIRST = 500;

    /** So many times as long as a run is waited for it at most. */
    private static final int LONGEST_UNREST = 3;

    private final AlertSender sender;
    private final CommittedCount committed;
    private final int eventsPerAlert;
    private final Supplier<Duration> processor;
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> microsEach = new ArrayList<>();
    private double lastPerSecond;

    /** @param processor processor time so far of whoever works on the alerts */
    Turns(AlertSender sender, CommittedCount committed, int eventsPerAlert, Supplier<Duration> processor) {
        this.sender = sender;
        this.committed = committed;
        this.eventsPerAlert = eventsPerAlert;
        this.processor = processor;
    }

    /** Backlogs without counting them, each as long as the time that is left or one run. */
    void warmUp(Duration whole, Duration oneRun) {
        long end = System.nanoTime() + whole.toNanos();
        run(FIRST);
        while (System.nanoTime() < end) {
            run(alertsIn(oneRun));
        }
        awaitQuiet(oneRun);
    }

    /** Broker and stores go on merging files after the last event; that is no work of whoever has the next turn. */
    private void awaitQuiet(Duration oneRun) {
        Quiet.await(processor, oneRun.multipliedBy(LONGEST_UNREST));
    }

    void measure(Duration oneRun) {
        int alerts = alertsIn(oneRun);
        Duration before = processor.get();
        perSecond.add(run(alerts));
        awaitQuiet(oneRun);
        microsEach.add(processor.get().minus(before).toNanos() / 1e3 / alerts);
    }

    double lastPerSecond() {
        return lastPerSecond;
    }

    Runs perSecond() {
        return new Runs(perSecond);
    }

    Runs microsEach() {
        return new Runs(microsEach);
    }

    private int alertsIn(Duration time) {
        return Math.max(FIRST, (int) (lastPerSecond * time.toMillis() / 1_000));
    }

    private double run(int alerts) {
        long whole = committed.seen() + (long) alerts * eventsPerAlert;
        long begun = sender.sendAtOnce(alerts, SeverityLevel.high);
        long ended = committed.until(whole);
        lastPerSecond = alerts * 1e9 / (ended - begun);
        return lastPerSecond;
    }
}
