package dev.onus.contracts.deadletter;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads pages of {@code onus.alerts.dead-letter}. Bounded in records, bytes and time. */
public final class DeadLetterLog {
    public static final int PAGE = 100;
    /** As many are looked at for one page, however few of them are wanted. */
    static final int MAX_LOOKED_AT = 5_000;

    private static final String TOPIC = Topics.DEAD_LETTERS.name();

    /** @param id partition and offset, as {@code 3-17} */
    public record Kept(String id, DeadLetter letter) {}

    /** @param next where to go on, by partition; empty at the end */
    public record Page(List<Kept> letters, Map<Integer, Long> next) {}

    private final KafkaConnection connection;

    public DeadLetterLog(KafkaConnection connection) {
        this.connection = connection;
    }

    /**
     * Oldest first in each partition.
     *
     * @param from the first offset to read, by partition; a partition that is not named is read from its start
     * @param wanted what does not fit is passed over
     */
    public Page read(Map<Integer, Long> from, Predicate<DeadLetter> wanted) {
        try (DeadLetterReader reader = new DeadLetterReader(connection, PAGE)) {
            List<TopicPartition> partitions = reader.partitions();
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            Map<TopicPartition, Long> starts = new HashMap<>();
            reader.starts(partitions)
                    .forEach((partition, first) ->
                            starts.put(partition, Math.max(first, from.getOrDefault(partition.partition(), 0L))));
            List<Kept> letters = new ArrayList<>();
            int[] lookedAt = {0};
            reader.read(starts, ends, () -> letters.size() < PAGE && lookedAt[0] < MAX_LOOKED_AT, record -> {
                lookedAt[0]++;
                addIfWanted(record, wanted, letters);
            });
            return new Page(letters, reader.isAt(ends) ? Map.of() : reader.positions(partitions));
        }
    }

    /**
     * Newest first, as people want them.
     *
     * @param before reads only what stands before these offsets, by partition; a partition that is not named is read from
     *     its end
     */
    public Page newest(Map<Integer, Long> before, Predicate<DeadLetter> wanted) {
        try (DeadLetterReader reader = new DeadLetterReader(connection, PAGE)) {
            List<TopicPartition> partitions = reader.partitions();
            Map<TopicPartition, Long> firsts = reader.starts(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>();
            reader.ends(partitions)
                    .forEach((partition, end) -> ends.put(
                            partition,
                            Math.max(
                                    firsts.getOrDefault(partition, 0L),
                                    Math.min(end, before.getOrDefault(partition.partition(), end)))));
            long each = Math.max(1, PAGE / Math.max(1, partitions.size()));
            List<Kept> letters = new ArrayList<>();
            int lookedAt = 0;
            boolean more = true;
            while (more && letters.size() < PAGE && lookedAt < MAX_LOOKED_AT && reader.hasTime()) {
                Map<TopicPartition, Long> starts = new HashMap<>();
                ends.forEach((partition, end) ->
                        starts.put(partition, Math.max(firsts.getOrDefault(partition, 0L), end - each)));
                if (!reader.read(starts, ends, () -> true, record -> addIfWanted(record, wanted, letters))) {
                    break;
                }
                lookedAt += PAGE;
                ends.putAll(starts);
                more = ends.entrySet().stream().anyMatch(end -> end.getValue() > firsts.getOrDefault(end.getKey(), 0L));
            }
            letters.sort(Comparator.comparing((Kept kept) -> kept.letter().at()).reversed());
            Map<Integer, Long> next = new TreeMap<>();
            if (more) {
                ends.forEach((partition, end) -> next.put(partition.partition(), end));
            }
            return new Page(letters, next);
        }
    }

    /** Empty when there is none, or no longer. */
    public Optional<Kept> find(String id) {
        if (!id.matches("\\d{1,5}-\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = id.split("-", 2);
        TopicPartition partition = new TopicPartition(TOPIC, Integer.parseInt(parts[0]));
        long offset = Long.parseLong(parts[1]);
        try (DeadLetterReader reader = new DeadLetterReader(connection, 1)) {
            if (!reader.partitions().contains(partition)
                    || offset >= reader.ends(List.of(partition)).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            List<Kept> found = new ArrayList<>();
            reader.read(
                    Map.of(partition, offset),
                    Map.of(partition, offset + 1),
                    found::isEmpty,
                    record -> addIfWanted(record, any -> true, found));
            return found.stream().filter(kept -> kept.id().equals(id)).findFirst();
        }
    }

    private static void addIfWanted(
            ConsumerRecord<byte[], byte[]> record, Predicate<DeadLetter> wanted, List<Kept> letters) {
        byte[] body = record.value() == null ? new byte[0] : record.value();
        DeadLetter letter = DeadLetter.of(record.headers(), body, Instant.ofEpochMilli(record.timestamp()));
        if (wanted.test(letter)) {
            letters.add(new Kept(record.partition() + "-" + record.offset(), letter));
        }
    }
}
