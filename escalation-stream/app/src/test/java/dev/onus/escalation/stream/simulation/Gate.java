package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.Topic;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** Up to when deadlines may fire after a start: to the time of what was read, until all that waited was read (G3). */
final class Gate {
    private static final Instant BEFORE_ANYTHING = Instant.ofEpochMilli(Long.MIN_VALUE);

    private final Findings waited;
    private Instant readUpTo = BEFORE_ANYTHING;
    private boolean open;

    Gate(Findings waited) {
        this.waited = waited;
        this.open = waited.lastVisible().isEmpty();
    }

    void saw(Instant recordTime) {
        readUpTo = recordTime.isAfter(readUpTo) ? recordTime : readUpTo;
    }

    boolean isOpen(InputLogs logs) {
        if (!open) {
            open = InputLogs.TOPICS.stream().allMatch(topic -> isBehindUs(topic, logs));
        }
        return open;
    }

    Instant safeNow(Instant now, InputLogs logs) {
        return isOpen(logs) || now.isBefore(readUpTo) ? now : readUpTo;
    }

    private boolean isBehindUs(Topic<?> topic, InputLogs logs) {
        Long last = waited.lastVisible().get(new TopicPartition(topic.name(), InputLogs.PARTITION));
        return last == null || logs.position(topic) > last;
    }
}
