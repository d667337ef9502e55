package dev.onus.contracts.kafka;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing, and refuses to go on with topics that would split a case over two tasks, forget
 * owners, or let a writer's clock decide (design rules 1 and 7).
 */
public final class TopicProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    /** A broker shows a topic a moment after the controller has made it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final int MAX_LOOKS = 200;

    private TopicProvisioner() {}

    /**
     * Safe to call from several services at once, and again at each start. Needs the right to create topics only if one is
     * missing.
     *
     * @throws IllegalStateException if existing topics do not fit, with everything that is wrong with them
     */
    public static void provision(KafkaConnection connection, TopicSettings settings) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            for (int look = 1; look <= MAX_LOOKS; look++) {
                List<TopicCheck.Existing> existing = checked(admin);
                List<Topic<?>> missing = missing(existing);
                if (missing.isEmpty()) {
                    return;
                }
                create(admin, missing, matching(settings, existing));
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            throw new IllegalStateException(
                    "Expected the broker to show the topics that were created, but it does not show all of them.");
        }
    }

    /** A topic that another service has just made is checked like any other. */
    private static List<TopicCheck.Existing> checked(Admin admin) {
        List<TopicCheck.Existing> existing = existing(admin);
        List<String> problems = TopicCheck.problems(existing);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(" ", problems));
        }
        return existing;
    }

    private static List<Topic<?>> missing(List<TopicCheck.Existing> existing) {
        List<String> names =
                existing.stream().map(topic -> topic.topic().name()).toList();
        return Topics.all().stream()
                .filter(topic -> !names.contains(topic.name()))
                .toList();
    }

    /** Where some routed topics exist, the others take their number of partitions. */
    private static TopicSettings matching(TopicSettings settings, List<TopicCheck.Existing> existing) {
        return TopicCheck.routedPartitions(existing)
                .map(partitions -> new TopicSettings(partitions, settings.replication()))
                .orElse(settings);
    }

    private static void create(Admin admin, List<Topic<?>> missing, TopicSettings settings) {
        List<NewTopic> plans =
                missing.stream().map(topic -> TopicPlan.of(topic, settings)).toList();
        Map<String, KafkaFuture<Void>> created = admin.createTopics(plans).values();
        created.forEach((name, done) -> {
            try {
                AdminCalls.await(done);
                LOG.info("topic created name={}", name);
            } catch (TopicExistsException e) {
                LOG.debug("topic exists name={} reason=created-by-another-service", name);
            } catch (AuthorizationException e) {
                throw new IllegalStateException(
                        "Expected topics %s to exist, or the right to create them, but neither is so."
                                .formatted(missing),
                        e);
            }
        });
    }

    private static List<TopicCheck.Existing> existing(Admin admin) {
        Map<String, Integer> partitions = partitionCounts(admin);
        List<ConfigResource> resources = partitions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                AdminCalls.await(admin.describeConfigs(resources).all());
        Map<String, Topic<?>> byName =
                Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        List<TopicCheck.Existing> existing = new ArrayList<>();
        configs.forEach((resource, config) -> {
            Topic<?> topic = byName.get(resource.name());
            Integer count = partitions.get(resource.name());
            if (topic != null && count != null) {
                existing.add(new TopicCheck.Existing(topic, count, values(config)));
            }
        });
        return existing;
    }

    private static Map<String, Integer> partitionCounts(Admin admin) {
        List<String> names = Topics.all().stream().map(Topic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                admin.describeTopics(names).topicNameValues();
        Map<String, Integer> counts = new HashMap<>();
        descriptions.forEach((name, description) -> {
            try {
                counts.put(name, AdminCalls.await(description).partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                LOG.debug("topic missing name={}", name);
            }
        });
        return counts;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
