package dev.onus.registry.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a time is spread over cases.
 *
 * @param cases how many have it
 * @param median half of them took no longer
 * @param p90 nine of ten took no longer
 */
public record Spread(int cases, Duration median, Duration p90, Duration longest) {
    /** Empty when no case has it. */
    public static Optional<Spread> of(List<Duration> times) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return Optional.of(new Spread(sorted.size(), quantile(sorted, 50), quantile(sorted, 90), sorted.getLast()));
    }

    /** The smallest time that so many percent of them do not exceed. */
    private static Duration quantile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
