package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The five input topics, one partition each. A record keeps the time at which it was appended; each log is read in its own
 * order, and the logs in any order between each other.
 */
final class InputLogs {
    static final int PARTITION = 0;
    static final List<Topic<?>> TOPICS =
            List.of(Topics.ALERTS, Topics.OWNERSHIP, Topics.RESPONSES, Topics.DELIVERIES, Topics.FAMILIES);

    private final Map<String, List<Entry>> logs = new HashMap<>();
    private Map<String, Integer> read = new HashMap<>();
    private Map<String, Integer> committed = new HashMap<>();

    /** @param number of all records of this world, in the order in which they were appended */
    record Entry(
            Topic<?> topic,
            int offset,
            Instant appendedAt,
            String key,
            @Nullable SpecificRecord value,
            int history,
            int number) {}

    private int appended;

    InputLogs() {
        TOPICS.forEach(topic -> {
            logs.put(topic.name(), new ArrayList<>());
            read.put(topic.name(), 0);
        });
        committed = new HashMap<>(read);
    }

    /** The same records, none of which has been read. */
    InputLogs unread() {
        InputLogs copy = new InputLogs();
        logs.forEach((topic, entries) -> copy.logs.put(topic, new ArrayList<>(entries)));
        return copy;
    }

    Entry append(Topic<?> topic, String key, @Nullable SpecificRecord value, Instant at, int history) {
        List<Entry> log = log(topic);
        Entry entry = new Entry(topic, log.size(), at, key, value, history, appended++);
        log.add(entry);
        return entry;
    }

    /** All records of all logs, in the order in which they were appended. */
    List<Entry> all() {
        return logs.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Entry::number))
                .toList();
    }

    /** Topics that have records which were not read yet. */
    List<Topic<?>> waiting() {
        return TOPICS.stream()
                .filter(topic -> position(topic) < log(topic).size())
                .toList();
    }

    /** The topic whose next record was appended first of all that were not read yet. */
    Topic<?> firstWaiting() {
        return waiting().stream()
                .min(Comparator.comparingInt(
                        topic -> log(topic).get(position(topic)).number()))
                .orElseThrow();
    }

    Entry take(Topic<?> topic) {
        Entry next = log(topic).get(position(topic));
        read.put(topic.name(), position(topic) + 1);
        return next;
    }

    SpecificRecord last(Topic<?> topic) {
        return Objects.requireNonNull(log(topic).getLast().value());
    }

    int position(Topic<?> topic) {
        return read.getOrDefault(topic.name(), 0);
    }

    int end(Topic<?> topic) {
        return log(topic).size();
    }

    void commit() {
        committed = new HashMap<>(read);
    }

    void rollBack() {
        read = new HashMap<>(committed);
    }

    /** What a probe finds now. */
    Findings findings() {
        Map<TopicPartition, Long> lastVisible = new HashMap<>();
        Map<TopicPartition, Long> where = new HashMap<>();
        for (Topic<?> topic : TOPICS) {
            TopicPartition partition = new TopicPartition(topic.name(), PARTITION);
            int from = committed.getOrDefault(topic.name(), 0);
            if (from > 0) {
                where.put(partition, (long) from);
            }
            if (end(topic) > from) {
                lastVisible.put(partition, end(topic) - 1L);
            }
        }
        return new Findings(lastVisible, where);
    }

    private List<Entry> log(Topic<?> topic) {
        List<Entry> log = logs.get(topic.name());
        if (log == null) {
            throw new IllegalArgumentException("Expected an input topic, but got " + topic.name() + ".");
        }
        return log;
    }
}
