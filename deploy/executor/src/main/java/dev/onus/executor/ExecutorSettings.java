package dev.onus.executor;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where everything is.
 *
 * @param group the consumer group; every platform team has its own, and its processes share the work
 * @param onus where outcomes are answered
 * @param token of scope {@code effects}
 * @param data what was done is kept here; each process has a folder of its own
 */
public record ExecutorSettings(
        KafkaConnection kafka, SchemaRegistrySettings schemas, String group, URI onus, String token, Path data) {
    /** Without the token. */
    @Override
    public String toString() {
        return "ExecutorSettings[kafka=" + kafka + ", group=" + group + ", onus=" + onus + ", data=" + data + "]";
    }
}
