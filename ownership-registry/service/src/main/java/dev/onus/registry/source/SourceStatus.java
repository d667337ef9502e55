package dev.onus.registry.source;

import dev.onus.contracts.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a source is doing: whether it is heard, and what becomes of what it sends.
 *
 * @param heard when the first word on its latest event was written; empty: never
 * @param silentSince present while it is quiet for longer than its record allows
 * @param since from when on {@code counts} counts
 * @param counts of events by what became of them in the end
 * @param lastProblem the last event that was not understood, unless a replay has mended that
 */
public record SourceStatus(
        String name,
        Optional<Instant> heard,
        Optional<Instant> silentSince,
        Instant since,
        Map<Ending, Long> counts,
        Optional<Receipt> lastProblem) {
    public SourceStatus {
        counts = Map.copyOf(counts);
    }

    /** How many events had their last word since then. */
    public long received() {
        return counts.values().stream().mapToLong(each -> each).sum();
    }

    /** How many events ended so, by whichever rule. */
    public long count(String outcome) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().outcome().equals(outcome))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
