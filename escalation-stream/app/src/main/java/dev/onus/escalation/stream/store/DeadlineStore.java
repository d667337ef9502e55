package dev.onus.escalation.stream.store;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which case is due when, earliest first. A wake-up costs what is due and one seek, however many cases are open.
 *
 * <p>Fired entries leave tombstones, and a scan that starts before them steps over each. So a scan starts after the last
 * entry that fired. The bound is in memory only; whatever is armed below it (a record of the past, a clock that was set
 * back) lowers it again, else that deadline would be lost until the next restart.
 */
public final class DeadlineStore {
    private static final byte[] PRESENT = new byte[0];

    private final KeyValueStore<Bytes, byte[]> entries;
    private Bytes bound = DeadlineKey.FIRST;
    /** The lowest key armed since the drain began; the drain's own progress must not rise above it. */
    private @Nullable Bytes lowestArmed;

    public DeadlineStore(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    public void arm(DeadlineKey deadline) {
        Bytes key = deadline.toBytes();
        entries.put(key, PRESENT);
        bound = lower(bound, key);
        lowestArmed = lowestArmed == null ? key : lower(lowestArmed, key);
    }

    /** Arming and disarming the same deadline any number of times leaves what was said last. */
    public void disarm(DeadlineKey deadline) {
        Tombstones.put(entries, deadline.toBytes());
    }

    public Optional<Instant> firstDue() {
        try (KeyValueIterator<Bytes, byte[]> all = entries.range(bound, null)) {
            if (!all.hasNext()) {
                return Optional.empty();
            }
            bound = all.peekNextKey();
            return Optional.of(DeadlineKey.parse(bound).dueAt());
        }
    }

    /** The earliest deadline armed since the last drain began, whether or not it is still armed. */
    public Optional<Instant> earliestArmed() {
        return Optional.ofNullable(lowestArmed)
                .map(key -> DeadlineKey.parse(key).dueAt());
    }

    /**
     * Hands over what is due at or before the instant, earliest first, until the budget is spent. Each entry is gone
     * before it is handed over; what the consumer arms meanwhile waits for the next call.
     *
     * @return whether the budget ended it, so that there may be more
     */
    public boolean drain(Instant upTo, Budget budget, Consumer<DeadlineKey> due) {
        lowestArmed = null;
        Bytes end = DeadlineKey.after(upTo);
        if (bound.compareTo(end) > 0) {
            return false;
        }
        try (KeyValueIterator<Bytes, byte[]> entriesDue = entries.range(bound, end)) {
            while (entriesDue.hasNext()) {
                if (!budget.spend()) {
                    return true;
                }
                KeyValue<Bytes, byte[]> entry = entriesDue.next();
                Tombstones.put(entries, entry.key);
                bound = DeadlineKey.after(entry.key);
                due.accept(DeadlineKey.parse(entry.key));
            }
            return false;
        } finally {
            bound = lowestArmed == null ? bound : lower(bound, lowestArmed);
        }
    }

    private static Bytes lower(Bytes one, Bytes other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
