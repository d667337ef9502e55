package dev.onus.contracts.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach the cluster.
 *
 * @param bootstrapServers {@code host:port,…}
 * @param properties further client properties, for example of TLS and SASL; they win over ours
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {
    public KafkaConnection {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("Expected host:port of a broker, but it is empty.");
        }
        properties = Map.copyOf(properties);
    }

    public static KafkaConnection of(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /** For a consumer that is assigned its partitions: committed records only, offsets are kept by whoever reads. */
    public Map<String, Object> consumerProperties(String clientId) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return withCommon(all);
    }

    /** The same for a member of a group. */
    public Map<String, Object> consumerProperties(String clientId, String groupId) {
        Map<String, Object> all = consumerProperties(clientId);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        return all;
    }

    /** For a producer that loses nothing and writes nothing twice. */
    public Map<String, Object> producerProperties(String clientId) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return withCommon(all);
    }

    /** The same for a producer with transactions. */
    public Map<String, Object> producerProperties(String clientId, String transactionalId) {
        Map<String, Object> all = producerProperties(clientId);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return all;
    }

    public Map<String, Object> adminProperties() {
        return withCommon(new HashMap<>());
    }

    private Map<String, Object> withCommon(Map<String, Object> all) {
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putAll(properties);
        return all;
    }

    /** Without the further properties, which may hold passwords. */
    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers + "]";
    }
}
