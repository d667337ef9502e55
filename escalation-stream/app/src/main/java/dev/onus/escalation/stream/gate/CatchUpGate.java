package dev.onus.escalation.stream.gate;

import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the wall clock from firing deadlines before the inputs that were waiting at the start have been read: an answer
 * that was given in time while nothing ran is seen first (design: deadlines).
 *
 * <p>While it is closed, only deadlines up to the time of the inputs read so far may fire, so they fire between the
 * answers in the order of the log. Once open it stays open until the task is closed.
 */
public final class CatchUpGate {
    /** How often the looks are repeated while the gate is closed; records that reach no processor are found so. */
    public static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** The safe time of a task that has read nothing yet. */
    static final Instant BEFORE_ANYTHING = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpGate.class);

    private final CatchUpProbe probe;
    private final Set<TopicPartition> partitions;
    private final Map<TopicPartition, Long> processed = new HashMap<>();
    private CompletableFuture<Findings> look;
    private @Nullable Findings first;
    private Instant lookedAt;
    private Instant streamTime = BEFORE_ANYTHING;
    private boolean open;

    /** Starts looking; does not wait. */
    public CatchUpGate(CatchUpProbe probe, Set<TopicPartition> partitions, Instant now) {
        this.probe = probe;
        this.partitions = Set.copyOf(partitions);
        this.lookedAt = now;
        this.look = probe.look(this.partitions);
    }

    /** A record has been processed. */
    public void saw(TopicPartition partition, long offset, Instant recordTime) {
        streamTime = recordTime.isAfter(streamTime) ? recordTime : streamTime;
        if (!open) {
            processed.merge(partition, offset, Math::max);
        }
    }

    /** Up to when deadlines may fire. */
    public Instant safeNow(Instant wallNow) {
        return isOpen(wallNow) || wallNow.isBefore(streamTime) ? wallNow : streamTime;
    }

    public boolean isOpen(Instant wallNow) {
        if (!open && look.isDone()) {
            take(wallNow);
        }
        return open;
    }

    /** Where the application would continue in a partition, as far as looks have told; 0 before. */
    public long committed(TopicPartition partition) {
        return first == null ? 0 : first.committed().getOrDefault(partition, 0L);
    }

    private void take(Instant wallNow) {
        if (look.isCompletedExceptionally()) {
            LOG.warn("gate=closed partitions={} reason=look-failed", partitions, look.exceptionNow());
            lookAgain(wallNow);
            return;
        }
        Findings found = look.resultNow();
        if (first == null) {
            first = found;
        }
        open = first.lastVisible().entrySet().stream()
                .allMatch(target -> isBehindUs(target.getKey(), target.getValue(), found));
        if (open) {
            LOG.info("gate=open partitions={}", partitions);
            processed.clear();
        } else {
            lookAgain(wallNow);
        }
    }

    private boolean isBehindUs(TopicPartition partition, long target, Findings latest) {
        return processed.getOrDefault(partition, -1L) >= target
                || latest.committed().getOrDefault(partition, 0L) > target
                // Retention or compaction has taken it: what a later look does not see will never come.
                || latest.lastVisible().getOrDefault(partition, -1L) < target;
    }

    private void lookAgain(Instant wallNow) {
        if (!wallNow.isBefore(lookedAt.plus(LOOK_AGAIN)) || wallNow.isBefore(lookedAt)) {
            lookedAt = wallNow;
            look = probe.look(partitions);
        }
    }
}
