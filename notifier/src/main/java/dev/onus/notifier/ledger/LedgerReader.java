package dev.onus.notifier.ledger;

import dev.onus.contracts.PageLedger;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the ledger of newly assigned partitions to its end, before anything is sent for them. */
public final class LedgerReader {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Rows of pages that nobody ever withdrew are let go after this time. */
    static final Duration MAX_AGE = Duration.ofDays(30);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final Ledger ledger;

    public LedgerReader(KafkaConnection connection, AvroSerdes serdes, Ledger ledger) {
        this.connection = connection;
        this.serdes = serdes;
        this.ledger = ledger;
    }

    /** Returns once everything is read that was in the log when it was called. */
    public void read(Collection<Integer> numbers, Instant now) {
        List<TopicPartition> partitions = numbers.stream()
                .map(number -> new TopicPartition(Topics.PAGES.name(), number))
                .toList();
        numbers.forEach(ledger::drop);
        newestRows(partitions).values().forEach(ledger::remember);
        numbers.forEach(number -> letOldOnesGo(number, now));
        LOG.info("ledger read partitions={}", numbers);
    }

    private Map<String, LedgerRow> newestRows(List<TopicPartition> partitions) {
        Deserializer<PageLedger> deserializer = serdes.deserializer(Topics.PAGES);
        Map<String, LedgerRow> newest = new HashMap<>();
        try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                connection.consumerProperties("onus-notifier-ledger"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!hasReached(consumer, ends)) {
                consumer.poll(POLL).forEach(record -> take(record, deserializer, newest));
            }
        }
        return newest;
    }

    private static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void take(
            ConsumerRecord<String, byte[]> record,
            Deserializer<PageLedger> deserializer,
            Map<String, LedgerRow> newest) {
        try {
            PageLedger value = deserializer.deserialize(record.topic(), record.value());
            if (value != null) {
                newest.put(record.key(), LedgerRow.of(record.key(), record.partition(), value));
            } else {
                newest.remove(record.key());
            }
        } catch (SerializationException | IllegalArgumentException unreadable) {
            LOG.error(
                    "ledger row skipped reason=undecodable partition={} offset={} detail={}",
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }

    private void letOldOnesGo(int number, Instant now) {
        List<LedgerKey> old = ledger.rowsOf(number).stream()
                .filter(row -> row.at().isBefore(now.minus(MAX_AGE)))
                .map(LedgerRow::key)
                .toList();
        ledger.remove(number, old);
    }
}
