package dev.onus.contracts.kafka;

import dev.onus.contracts.Partitioning;
import dev.onus.contracts.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** How a topic is to be created. */
final class TopicPlan {
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration QUARTER = Duration.ofDays(92);
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Duration COMPACTED_SEGMENT = Duration.ofDays(1);
    private static final int COMPACTED_SEGMENT_BYTES = 16 * 1024 * 1024;
    /** A reader of all of it reads 1.4 times what counts at most; the broker writes each record 3.3 times, not ten times. */
    private static final String COMPACTED_DIRTY_RATIO = "0.3";
    /** How long a reader that stood still may still learn of a deletion. */
    private static final Duration TOMBSTONES_STAY = Duration.ofDays(7);

    private TopicPlan() {}

    static NewTopic of(Topic<?> topic, TopicSettings settings) {
        int partitions = topic.partitioning() == Partitioning.SINGLE ? 1 : settings.partitions();
        Map<String, String> configs = configs(topic);
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.inSyncCopies()));
        return new NewTopic(topic.name(), partitions, (short) settings.replication()).configs(configs);
    }

    static Map<String, String> configs(Topic<?> topic) {
        Map<String, String> configs = new LinkedHashMap<>();
        switch (topic.retention()) {
            case FOR_EVER -> keepFor(configs, "-1");
            case YEAR -> keepFor(configs, Long.toString(YEAR.toMillis()));
            case QUARTER -> keepFor(configs, Long.toString(QUARTER.toMillis()));
            case MONTH -> keepFor(configs, Long.toString(MONTH.toMillis()));
            case NEWEST_PER_KEY -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                configs.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(COMPACTED_SEGMENT.toMillis()));
                configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
                configs.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, COMPACTED_DIRTY_RATIO);
                configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(TOMBSTONES_STAY.toMillis()));
            }
        }
        if (topic.isStampedByBroker()) {
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        }
        return configs;
    }

    private static void keepFor(Map<String, String> configs, String milliseconds) {
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, milliseconds);
        configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    }
}
