package dev.onus.contracts.kafka;

import dev.onus.contracts.Partitioning;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and refuses to go on with topics that would split a case over two tasks. */
public final class TopicProvisioner {
    private static final int TIMEOUT_SECONDS = 30;

    private TopicProvisioner() {}

    /** Safe to call from several services at once, and again at each start. */
    public static void provision(KafkaConnection connection, TopicSettings settings) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            Map<String, Integer> existing = partitionCounts(admin);
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !existing.containsKey(topic.name()))
                    .map(topic -> TopicPlan.of(topic, settings))
                    .toList();
            create(admin, missing);
            checkEqualCounts(partitionCounts(admin));
        }
    }

    private static Map<String, Integer> partitionCounts(Admin admin) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, KafkaFuture<TopicDescription>> descriptions = admin.describeTopics(
                        Topics.all().stream().map(Topic::name).toList())
                .topicNameValues();
        descriptions.forEach((name, description) -> {
            try {
                counts.put(name, await(description).partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                // It is missing, and will be created.
            }
        });
        return counts;
    }

    private static void create(Admin admin, List<NewTopic> missing) {
        admin.createTopics(missing).values().values().forEach(created -> {
            try {
                await(created);
            } catch (TopicExistsException e) {
                // Another service was faster.
            }
        });
    }

    private static void checkEqualCounts(Map<String, Integer> counts) {
        Map<String, Integer> routed = new TreeMap<>();
        Topics.all().stream()
                .filter(topic -> topic.partitioning() == Partitioning.ROUTED)
                .filter(topic -> counts.containsKey(topic.name()))
                .forEach(topic -> routed.put(topic.name(), counts.get(topic.name())));
        if (routed.values().stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "Expected the same number of partitions in every topic keyed by routing key, but they have "
                            + routed + ".");
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Expected the broker to answer about topics, but it failed.", e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "Expected the broker to answer within " + TIMEOUT_SECONDS + " s, but it did not.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
