package dev.onus.contracts.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends dead letters through intake again, where intake runs in the same process as whoever asks: on one machine the
 * console does. Elsewhere there is none, and the HTTP API of intake is asked instead.
 */
public interface DeadLetterReplays {
    /**
     * What became of some.
     *
     * @param letters how many were tried
     * @param outcomes how many items had each outcome, by its word
     * @param next where to go on, by partition; empty when there are no more
     */
    record Replayed(int letters, Map<String, Long> outcomes, Map<Integer, Long> next) {}

    /** Empty when one of them is no longer kept; then nothing was replayed. */
    Optional<Replayed> replay(List<String> ids);

    /** The next page of a source. */
    Replayed replay(String source, Map<Integer, Long> from);
}
