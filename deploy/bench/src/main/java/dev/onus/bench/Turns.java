package dev.onus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;

/**
 * One of those that are measured in turns: a backlog of alerts is there at once, and the clock stops when a reader of
 * committed records has been given the last event of the last one.
 */
final class Turns {
    /** The first backlog; those after it are as large as what was done in the time of one run. */
    private static final int FIRST = 200;

    /** So many times as long as a run is waited for it at most. */
    private static final int LONGEST_UNREST = 3;

    private final IntToLongFunction send;
    private final CommittedCount committed;
    private final int eventsPerAlert;
    private final Supplier<Duration> worker;
    private final Supplier<Duration> broker;
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> microsEach = new ArrayList<>();
    private final List<Double> brokerMicrosEach = new ArrayList<>();
    private double lastPerSecond;

    /**
     * @param send writes so many alerts and returns when they could be seen, by {@link System#nanoTime()}
     * @param worker processor time so far of whoever works on the alerts
     * @param broker processor time so far of the broker
     */
    Turns(
            IntToLongFunction send,
            CommittedCount committed,
            int eventsPerAlert,
            Supplier<Duration> worker,
            Supplier<Duration> broker) {
        this.send = send;
        this.committed = committed;
        this.eventsPerAlert = eventsPerAlert;
        this.worker = worker;
        this.broker = broker;
    }

    /** Backlogs without counting them, each as long as one run; the time counts from when the first is done. */
    void warmUp(Duration whole, Duration oneRun) {
        run(FIRST);
        long end = System.nanoTime() + whole.toNanos();
        while (System.nanoTime() < end) {
            run(alertsIn(oneRun));
        }
        awaitQuiet(oneRun);
    }

    /** Broker and stores go on merging files after the last event; that is no work of whoever has the next turn. */
    private void awaitQuiet(Duration oneRun) {
        Quiet.await(() -> worker.get().plus(broker.get()), oneRun.multipliedBy(LONGEST_UNREST));
    }

    void measure(Duration oneRun) {
        int alerts = alertsIn(oneRun);
        Duration workerBefore = worker.get();
        Duration brokerBefore = broker.get();
        perSecond.add(run(alerts));
        awaitQuiet(oneRun);
        double workerMicros = worker.get().minus(workerBefore).toNanos() / 1e3 / alerts;
        double brokerMicros = broker.get().minus(brokerBefore).toNanos() / 1e3 / alerts;
        microsEach.add(workerMicros + brokerMicros);
        brokerMicrosEach.add(brokerMicros);
    }

    double lastPerSecond() {
        return lastPerSecond;
    }

    Runs perSecond() {
        return new Runs(perSecond);
    }

    /** Processor time of worker and broker. */
    Runs microsEach() {
        return new Runs(microsEach);
    }

    Runs brokerMicrosEach() {
        return new Runs(brokerMicrosEach);
    }

    private int alertsIn(Duration time) {
        return Math.max(FIRST, (int) (lastPerSecond * time.toMillis() / 1_000));
    }

    private double run(int alerts) {
        long whole = committed.seen() + (long) alerts * eventsPerAlert;
        long begun = send.applyAsLong(alerts);
        long ended = committed.until(whole);
        lastPerSecond = alerts * 1e9 / (ended - begun);
        return lastPerSecond;
    }
}
