package dev.onus.ingest.kafka;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.ingest.IngestSettings;
import dev.onus.ingest.publish.Preparation;
import dev.onus.ingest.publish.Prepared;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads, prepares and writes in transactions that take the offsets with them: what a raw record brought is visible
 * exactly once, whatever crashes (G1). After any exception it is thrown away; closing aborts what was begun.
 */
final class TransactionalIntake implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_RECORDS = 500;
    private static final int MAX_RECORD_BYTES = 1024 * 1024;
    private static final int TRANSACTION_MILLIS = 10_000;
    private static final int SESSION_MILLIS = 10_000;
    private static final int LOOK_FOR_TOPICS_MILLIS = 2_000;
    private static final int BLOCKED_MILLIS = 10_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Preparation preparation;
    private final Clock clock;
    private RawSources sources = new RawSources(Map.of());

    TransactionalIntake(KafkaConnection connection, IngestSettings settings, Preparation preparation, Clock clock) {
        this.preparation = preparation;
        this.clock = clock;
        String client = "onus-alert-ingest-kafka";
        Map<String, Object> reading = connection.consumerProperties(client, settings.groupId());
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        reading.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, LOOK_FOR_TOPICS_MILLIS);
        reading.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        Map<String, Object> writing =
                connection.producerProperties(client, "onus-alert-ingest-" + settings.instanceId());
        writing.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MILLIS);
        writing.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (RuntimeException e) {
            producer.close(CLOSE_WITHIN);
            throw e;
        }
    }

    /** Follows what the registry says; cheap when nothing changed. */
    void subscribe(RawSources wanted) {
        Set<String> topics = wanted.byTopic().keySet();
        if (!topics.equals(sources.byTopic().keySet())) {
            consumer.subscribe(topics);
        }
        sources = wanted;
    }

    /** Takes what there is, in one transaction. */
    void once() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RawSources.Named source = sources.of(record.topic());
            Prepared prepared = preparation.prepare(
                    RawRecord.submission(record, source), RawRecord.arrival(record, clock.instant()));
            prepared.records().forEach(producer::send);
        }
        producer.sendOffsetsToTransaction(new HashMap<>(records.nextOffsets()), consumer.groupMetadata());
        producer.commitTransaction();
    }

    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            producer.close(CLOSE_WITHIN);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }
}
