package dev.onus.contracts.kafka;

import dev.onus.contracts.Partitioning;
import dev.onus.contracts.Retention;
import dev.onus.contracts.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** What must be true of topics that somebody else has created; everything that is not is said at once. */
final class TopicCheck {
    private static final String LOG_APPEND_TIME = "LogAppendTime";

    private TopicCheck() {}

    /** A topic as the broker has it. */
    record Existing(Topic<?> topic, int partitions, Map<String, String> configs) {}

    static List<String> problems(Collection<Existing> topics) {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> routed = routed(topics);
        if (Set.copyOf(routed.values()).size() > 1) {
            problems.add("Expected the same number of partitions in every topic that is keyed by routing key, but they"
                    + " have " + routed + ".");
        }
        topics.stream()
                .filter(existing -> !existing.topic().isForeign())
                .forEach(existing -> check(existing, problems));
        return problems;
    }

    /** How many partitions the topics keyed by routing key have; empty if there is none yet. */
    static Optional<Integer> routedPartitions(Collection<Existing> topics) {
        return routed(topics).values().stream().findFirst();
    }

    private static Map<String, Integer> routed(Collection<Existing> topics) {
        Map<String, Integer> routed = new TreeMap<>();
        topics.stream()
                .filter(existing -> existing.topic().partitioning() == Partitioning.ROUTED)
                .forEach(existing -> routed.put(existing.topic().name(), existing.partitions()));
        return routed;
    }

    private static void check(Existing existing, List<String> problems) {
        Topic<?> topic = existing.topic();
        if (topic.partitioning() == Partitioning.SINGLE && existing.partitions() != 1) {
            problems.add(
                    "Expected topic %s to have one partition, but it has %d.".formatted(topic, existing.partitions()));
        }
        boolean compacted = topic.retention() == Retention.NEWEST_PER_KEY;
        expect(
                existing,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                problems);
        if (topic.isStampedByBroker()) {
            expect(existing, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME, problems);
        }
        if (topic.retention() == Retention.FOR_EVER) {
            expect(existing, TopicConfig.RETENTION_MS_CONFIG, "-1", problems);
        }
    }

    private static void expect(Existing existing, String config, String wanted, List<String> problems) {
        String actual = existing.configs().getOrDefault(config, "nothing");
        if (!actual.equals(wanted)) {
            problems.add("Expected topic %s to have %s=%s, but it has %s."
                    .formatted(existing.topic(), config, wanted, actual));
        }
    }
}
