package dev.onus.escalation.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each task of this process last said of itself: for readiness, and for metrics that must not ask the stores. */
public final class TaskBoard {
    private final Map<Integer, Entry> tasks = new ConcurrentHashMap<>();

    /**
     * @param gateOpen whether its catch-up gate is open
     * @param firstDue its earliest deadline
     */
    record Entry(boolean gateOpen, long openCases, Optional<Instant> firstDue) {}

    void say(int partition, Entry entry) {
        tasks.put(partition, entry);
    }

    void left(int partition) {
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
