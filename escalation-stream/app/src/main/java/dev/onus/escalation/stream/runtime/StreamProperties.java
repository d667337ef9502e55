package dev.onus.escalation.stream.runtime;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.escalation.stream.EscalationTopology;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams. Each that differs from the default has its reason in RATIONALE.md.
 */
public final class StreamProperties {
    static final int COMMIT_INTERVAL_MS = 200;
    /** The loop looks at the clock as often; a deadline is late by about as much. */
    static final int POLL_MS = 25;
    /** After a crash somebody else, or the same process again, takes over within this. */
    static final int SESSION_TIMEOUT_MS = 6_000;

    static final int HEARTBEAT_MS = 2_000;
    /** The least that Kafka Streams takes: a new instance gets its share so soon after its copies have caught up. */
    static final int PROBING_REBALANCE_MS = 60_000;
    /** So many tasks at once are copied to where they will move (KIP-441). */
    static final int WARM_UPS = 8;
    /** An orphaned transaction holds back every reader for as long as this. */
    static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /** Longer than between two commits of a busy task: each sends everything at once anyway. */
    static final int LINGER_MS = 100;

    static final int BATCH_BYTES = 131_072;
    static final int MAX_POLL_RECORDS = 2_000;
    /** What one task says to another is read behind what was fetched before it, so no more is fetched than is soon done. */
    static final int INPUT_FETCH_BYTES = 16_384;

    static final int INPUT_POLL_RECORDS = 100;

    private StreamProperties() {}

    public static Properties of(KafkaConnection connection, StreamSettings settings) {
        Properties all = new Properties();
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.dataDirectory().toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        all.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        all.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_REBALANCE_MS);
        all.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARM_UPS);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        all.put(SharedRocksMemory.MEBIBYTES, settings.rocksdbMib());
        handlers(all);
        consumers(all, settings);
        producers(all);
        all.putAll(connection.properties());
        all.putAll(settings.properties());
        return all;
    }

    @SuppressWarnings("deprecation") // The switch goes with Kafka 5, where the global thread asks the handler always.
    private static void handlers(Properties all) {
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecordHandler.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedInputHandler.class);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailedOutputHandler.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    }

    private static void consumers(Properties all, StreamSettings settings) {
        all.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                InstanceId.ofMember(settings, EscalationTopology.INPUTS));
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), INPUT_FETCH_BYTES);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), INPUT_POLL_RECORDS);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }

    private static void producers(Properties all) {
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // Without the prefix, with which it would win over the connection's.
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }
}
