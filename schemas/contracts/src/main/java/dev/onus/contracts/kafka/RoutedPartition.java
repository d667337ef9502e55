package dev.onus.contracts.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The partition of a routing key, by the producer's own rule, for writers whose record key says more than the routing
 * key ({@code onus.pages}).
 */
public final class RoutedPartition {
    private RoutedPartition() {}

    public static int of(String routingKey, int partitions) {
        return BuiltInPartitioner.partitionForKey(routingKey.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
