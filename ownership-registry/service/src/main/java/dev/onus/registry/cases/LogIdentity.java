package dev.onus.registry.cases;

import dev.onus.contracts.Topic;
import dev.onus.contracts.kafka.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the index on disk was read from this very log. A topic that was made anew has another id, and a cluster
 * restored from an earlier copy ends before the place that was read; either way the index is built again.
 */
final class LogIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(LogIdentity.class);
    private static final long ANSWER_SECONDS = 10;

    private final IndexWriter writer;
    private final List<Topic<?>> topics;

    LogIdentity(IndexWriter writer, List<Topic<?>> topics) {
        this.writer = writer;
        this.topics = List.copyOf(topics);
    }

    /**
     * Leaves the index as one that may be continued from its offsets.
     *
     * @throws ExecutionException if the cluster is not there, or has not got the topics yet
     */
    void settle(KafkaConnection connection) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            Map<String, TopicDescription> found = admin.describeTopics(
                            topics.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (!found.values().stream().allMatch(this::isKnown) || !isWithin(admin, found)) {
                LOG.info("case-index=starts-over reason=another-log");
                writer.startOver();
            }
            found.forEach(
                    (name, topic) -> writer.setTopicId(name, topic.topicId().toString()));
        }
    }

    /** An index that was never filled fits any log. */
    private boolean isKnown(TopicDescription topic) {
        return writer.topicId(topic.name())
                .map(topic.topicId().toString()::equals)
                .orElse(true);
    }

    private boolean isWithin(Admin admin, Map<String, TopicDescription> found)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = found.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return found.keySet().stream()
                .allMatch(topic -> writer.offsets(topic).entrySet().stream()
                        .allMatch(read -> read.getValue() <= end(ends, new TopicPartition(topic, read.getKey()))));
    }

    private static long end(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        return end == null ? -1 : end.offset();
    }
}
