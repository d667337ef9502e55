package dev.onus.escalation.stream;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Of the records that it has read, a task of Kafka Streams takes the one with the lowest time. What cases of one issuer say
 * to each other is given a time before all others, so that such a word is not heard only when every alert that came
 * before it has been handled: a storm would be known when those that it is to keep quiet had long been paged (ESC-8).
 */
public final class WordsFirst implements TimestampExtractor {
    /** Further ahead than any backlog reaches: topics of alerts are kept for less. */
    private static final Duration AHEAD = Duration.ofDays(3_660);

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, ahead(Instant.ofEpochMilli(record.timestamp())));
    }

    static long ahead(Instant at) {
        return at.minus(AHEAD).toEpochMilli();
    }

    /** When the word was written. */
    static Instant at(long timestamp) {
        return Instant.ofEpochMilli(timestamp).plus(AHEAD);
    }
}
