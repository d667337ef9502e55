package dev.onus.ingest.kafka;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that sources name, where that is allowed. Where it is not, they are waited for; the others go on.
 */
@Singleton
final class RawTopics {
    private static final Logger LOG = LoggerFactory.getLogger(RawTopics.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final TopicSettings settings;
    private final Set<String> seen = new HashSet<>();

    RawTopics(KafkaConnection connection, TopicSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** Tries once for each name; the consumer finds a topic that appears later by itself. */
    void ensure(Set<String> names) {
        Set<String> unseen = names.stream().filter(name -> !seen.contains(name)).collect(Collectors.toSet());
        if (unseen.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(connection.adminProperties())) {
            unseen.forEach(name -> create(admin, name));
        }
        seen.addAll(unseen);
    }

    private void create(Admin admin, String name) {
        NewTopic topic = new NewTopic(name, settings.partitions(), (short) settings.replication());
        try {
            admin.createTopics(Set.of(topic)).all().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("raw-topic created topic={}", name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warn("raw-topic missing topic={} action=wait reason=\"{}\"", name, e.getCause());
            }
        } catch (TimeoutException e) {
            LOG.warn("raw-topic unknown topic={} action=wait reason=timeout", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
