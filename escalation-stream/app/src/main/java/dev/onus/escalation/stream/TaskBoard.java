package dev.onus.escalation.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What each task of this process last said of itself: for readiness, and for metrics that must not ask the stores. */
public final class TaskBoard {
    private final Map<Integer, Entry> tasks = new ConcurrentHashMap<>();

    /**
     * @param gateOpen whether its catch-up gate is open
     * @param safeNow up to when its deadlines may fire while the gate is closed
     * @param findOwnerCases how many of its open cases look for an owner
     * @param firstDue its earliest deadline
     */
    public record Entry(
            boolean gateOpen, Instant safeNow, long openCases, long findOwnerCases, Optional<Instant> firstDue) {
        /** While the gate is open, time passes without a word from the task; a deadline in the past has not fired. */
        Instant watermark(Instant now) {
            Instant seen = gateOpen ? now : safeNow;
            Instant sure = firstDue.filter(due -> due.isBefore(seen)).orElse(seen);
            return sure.isBefore(Instant.EPOCH) ? Instant.EPOCH : sure;
        }
    }

    public void say(int partition, Entry entry) {
        tasks.put(partition, entry);
    }

    public void left(int partition) {
        tasks.remove(partition);
    }

    public boolean allGatesOpen() {
        return tasks.values().stream().allMatch(Entry::gateOpen);
    }

    public long closedGates() {
        return tasks.values().stream().filter(entry -> !entry.gateOpen()).count();
    }

    public long openCases() {
        return tasks.values().stream().mapToLong(Entry::openCases).sum();
    }

    long openFindOwnerCases() {
        return tasks.values().stream().mapToLong(Entry::findOwnerCases).sum();
    }

    /** Up to when every deadline of a partition has fired; empty when the partition is not ours. */
    Optional<Instant> watermark(int partition, Instant now) {
        return Optional.ofNullable(tasks.get(partition)).map(entry -> entry.watermark(now));
    }

    /** The same of every partition of this process. */
    public SortedMap<Integer, Instant> watermarks(Instant now) {
        SortedMap<Integer, Instant> all = new TreeMap<>();
        tasks.forEach((partition, entry) -> all.put(partition, entry.watermark(now)));
        return all;
    }

    /** How long the earliest deadline has been due; zero while none is. The one figure to alarm on. */
    public Duration oldestDueAge(Instant now) {
        return tasks.values().stream()
                .flatMap(entry -> entry.firstDue().stream())
                .min(Instant::compareTo)
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }
}
