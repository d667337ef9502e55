package dev.onus.escalation.stream.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The end of one partition. Transaction markers and aborted records take offsets but are never delivered, so the last
 * record is looked for from the end backwards, in growing pieces, each read once.
 */
final class LogTail {
    private static final long FIRST_PIECE = 64;
    private static final long LARGEST_PIECE = 65_536;
    private static final int GROWTH = 8;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    LogTail(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
    }

    /** The last record that a reader of committed records is given between two offsets, the second excluded. */
    OptionalLong lastVisible(long from, long end) {
        long upper = end;
        long piece = FIRST_PIECE;
        while (upper > from) {
            long lower = Math.max(from, upper - piece);
            OptionalLong found = lastVisibleIn(lower, upper);
            if (found.isPresent()) {
                return found;
            }
            upper = lower;
            piece = Math.min(piece * GROWTH, LARGEST_PIECE);
        }
        return OptionalLong.empty();
    }

    private OptionalLong lastVisibleIn(long lower, long upper) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, lower);
        OptionalLong last = OptionalLong.empty();
        Instant giveUpAt = Instant.now().plus(PATIENCE);
        while (consumer.position(partition) < upper) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL).records(partition)) {
                if (each.offset() < upper) {
                    last = OptionalLong.of(each.offset());
                }
            }
            if (Instant.now().isAfter(giveUpAt)) {
                throw new TimeoutException("Expected to read " + partition + " up to " + upper + " within " + PATIENCE
                        + ", but came to " + consumer.position(partition) + ".");
            }
        }
        return last;
    }
}
