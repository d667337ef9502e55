package dev.onus.ingest.kafka;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.SchemaRegistryUnavailableException;
import dev.onus.ingest.IngestSettings;
import dev.onus.ingest.publish.Preparation;
import dev.onus.ingest.publish.Prepared;
import dev.onus.ingest.wire.WireValues;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, prepares and writes in transactions that take the offsets with them: what a raw record brought is visible
 * exactly once, whatever crashes (G1). After any exception it is thrown away; closing aborts what was begun.
 */
final class TransactionalIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalIntake.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_RECORDS = 500;
    private static final int MAX_RECORD_BYTES = 1024 * 1024;
    private static final int TRANSACTION_MILLIS = 10_000;
    private static final int SESSION_MILLIS = 10_000;
    private static final int LOOK_FOR_TOPICS_MILLIS = 2_000;
    private static final int BLOCKED_MILLIS = 10_000;
    /** Long before the transaction's own end: what takes long to prepare must not be begun again and again. */
    private static final Duration COMMIT_AFTER = Duration.ofSeconds(2);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final WaitingPartitions waiting;
    private final Preparation preparation;
    private final WireValues wire;
    private final Clock clock;
    private final Set<String> refused = new HashSet<>();
    private RawSources sources = new RawSources(Map.of());
    private Set<String> subscribed = Set.of();
    private long refusedAt;
    private boolean assignedAnew;

    TransactionalIntake(
            KafkaConnection connection,
            IngestSettings settings,
            Preparation preparation,
            WireValues wire,
            Clock clock) {
        this.preparation = preparation;
        this.wire = wire;
        this.clock = clock;
        String client = "onus-alert-ingest-kafka";
        Map<String, Object> reading = connection.consumerProperties(client, settings.groupId());
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        reading.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, LOOK_FOR_TOPICS_MILLIS);
        // A killed process that comes back has its partitions at once, and not when its old session has expired.
        reading.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
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
            this.waiting = new WaitingPartitions(consumer);
        } catch (RuntimeException e) {
            producer.close(CLOSE_WITHIN);
            throw e;
        }
    }

    /** Follows what the registry says; cheap when nothing changed. */
    void subscribe(RawSources wanted) {
        sources = wanted;
        if (!refused.isEmpty() && System.nanoTime() - refusedAt > ASK_AGAIN_AFTER.toNanos()) {
            refused.clear();
        }
        Set<String> topics = wanted.byTopic().keySet().stream()
                .filter(topic -> !refused.contains(topic))
                .collect(Collectors.toSet());
        if (!topics.equals(subscribed)) {
            consumer.subscribe(topics);
            subscribed = topics;
        }
    }

    /** Takes what there is, in one transaction, or in several when it takes long. */
    void once() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        long begun = 0;
        waiting.resumeDue();
        for (ConsumerRecord<byte[], byte[]> record : withSchemas(poll())) {
            if (done.isEmpty()) {
                producer.beginTransaction();
                begun = System.nanoTime();
            }
            Prepared prepared = wire.prepared(
                    preparation,
                    RawRecord.submission(record, sources.of(record.topic())),
                    RawRecord.arrival(record, clock.instant()));
            prepared.records().forEach(producer::send);
            done.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            if (System.nanoTime() - begun > COMMIT_AFTER.toNanos()) {
                commit(done);
                done.clear();
            }
        }
        if (!done.isEmpty()) {
            commit(done);
        }
    }

    /**
     * The records whose schemas are at hand, asked for before a transaction begins. While no registry answers, a partition
     * waits at the first record that needs it, and the others go on.
     */
    private List<ConsumerRecord<byte[], byte[]>> withSchemas(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> ready = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                if (!hasSchema(record)) {
                    waiting.from(partition, record.offset());
                    break;
                }
                ready.add(record);
            }
        }
        return ready;
    }

    private boolean hasSchema(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return true;
        }
        try {
            wire.fetchSchema(record.value());
            return true;
        } catch (SchemaRegistryUnavailableException away) {
            LOG.warn(
                    "raw-topic waiting partition={}-{} reason=schema-registry-away",
                    record.topic(),
                    record.partition());
            return false;
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
        producer.sendOffsetsToTransaction(Map.copyOf(done), consumer.groupMetadata());
        producer.commitTransaction();
    }

    /**
     * A process that comes back as the member that it was, is given what it had, and nothing of a topic that was named
     * meanwhile: the broker looks at its name only (KIP-345), and whoever leads the group believes that nothing has changed
     * (KIP-814). So each member has the group assigned anew once.
     */
    private void assignAnewOnce() {
        if (!assignedAnew && consumer.groupMetadata().generationId() > 0) {
            assignedAnew = true;
            consumer.enforceRebalance("a member came back, and may ask for other topics than before");
        }
    }

    /** A topic that the broker refuses is left out for a while; the others go on. */
    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            assignAnewOnce();
            return consumer.poll(POLL);
        } catch (TopicAuthorizationException e) {
            leaveOut(e.unauthorizedTopics(), e);
        } catch (InvalidTopicException e) {
            leaveOut(e.invalidTopics(), e);
        }
        return ConsumerRecords.empty();
    }

    private void leaveOut(Set<String> topics, RuntimeException why) {
        if (topics.isEmpty()) {
            throw why;
        }
        LOG.warn(
                "raw-topic refused topics={} action=leave-out reason={}",
                topics,
                why.getClass().getSimpleName());
        refused.addAll(topics);
        refusedAt = System.nanoTime();
    }

    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            producer.close(CLOSE_WITHIN);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
