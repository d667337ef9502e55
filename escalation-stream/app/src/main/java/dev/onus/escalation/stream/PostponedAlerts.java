package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Alerts whose ingest had read more of ownership or registry than this task has (design: apply, then alert). Each waits
 * a moment, and alerts of the same routing key wait behind it, so that their order stays. The rows survive a crash.
 */
final class PostponedAlerts {
    /** After this an alert is opened with what is known; ownership that arrives later moves the case (G9). */
    static final Duration LONGEST = Duration.ofMillis(300);

    /** As many alerts as one task lets wait; beyond it, alerts of further routing keys are opened at once. */
    static final int MAX_WAITING = 10_000;

    private final TimestampedKeyValueStore<Bytes, AlertEvent> rows;
    private final Map<RoutingKey, Deque<Waiting>> waiting = new LinkedHashMap<>();
    private int count;

    /** An alert with the time of its record, which is when its case opens. */
    record Waiting(Bytes row, RoutingKey routingKey, AlertEvent alert, Instant recordTime, Instant until) {
        /** Of its record. */
        long offset() {
            byte[] bytes = row.get();
            return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
        }

        /** Its time is over; also when the clock was set back, since nobody knows then how long it has waited. */
        boolean isOver(Instant now) {
            return !now.isBefore(until) || now.isBefore(until.minus(LONGEST));
        }
    }

    PostponedAlerts(TimestampedKeyValueStore<Bytes, AlertEvent> rows, Instant now) {
        this.rows = rows;
        try (KeyValueIterator<Bytes, ValueAndTimestamp<AlertEvent>> all = rows.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, ValueAndTimestamp<AlertEvent>> row = all.next();
                remember(new Waiting(
                        row.key,
                        routingKeyOf(row.key),
                        row.value.value(),
                        Instant.ofEpochMilli(row.value.timestamp()),
                        now.plus(LONGEST)));
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count >= MAX_WAITING;
    }

    boolean hasOf(RoutingKey routingKey) {
        return waiting.containsKey(routingKey);
    }

    void postpone(RoutingKey routingKey, AlertEvent alert, Instant recordTime, long offset, Instant now) {
        Bytes row = rowKey(routingKey, offset);
        rows.put(row, ValueAndTimestamp.make(alert, recordTime.toEpochMilli()));
        remember(new Waiting(row, routingKey, alert, recordTime, now.plus(LONGEST)));
    }

    /** Takes out what need not wait longer, in order within each routing key. */
    List<Waiting> takeReady(Predicate<AlertEvent> applied, Instant now) {
        List<Waiting> ready = new ArrayList<>();
        for (RoutingKey routingKey : List.copyOf(waiting.keySet())) {
            ready.addAll(takeReady(routingKey, applied, now));
        }
        return ready;
    }

    List<Waiting> takeReady(RoutingKey routingKey, Predicate<AlertEvent> applied, Instant now) {
        List<Waiting> ready = new ArrayList<>();
        Deque<Waiting> queue = waiting.getOrDefault(routingKey, new ArrayDeque<>());
        while (!queue.isEmpty()
                && (applied.test(queue.peek().alert()) || queue.peek().isOver(now))) {
            Waiting head = queue.remove();
            rows.delete(head.row());
            count--;
            ready.add(head);
        }
        if (queue.isEmpty()) {
            waiting.remove(routingKey);
        }
        return ready;
    }

    private void remember(Waiting alert) {
        waiting.computeIfAbsent(alert.routingKey(), key -> new ArrayDeque<>()).add(alert);
        count++;
    }

    /** {@code [routing key][8 bytes offset]}: rows of one key are in the order of the log. */
    private static Bytes rowKey(RoutingKey routingKey, long offset) {
        byte[] key = routingKey.value().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(key.length + Long.BYTES)
                .put(key)
                .putLong(offset)
                .array());
    }

    private static RoutingKey routingKeyOf(Bytes row) {
        byte[] bytes = row.get();
        return new RoutingKey(new String(bytes, 0, bytes.length - Long.BYTES, StandardCharsets.UTF_8));
    }
}
