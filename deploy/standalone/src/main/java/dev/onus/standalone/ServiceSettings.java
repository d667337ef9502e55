package dev.onus.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The configuration of all services on one machine; whatever is not here keeps its default. */
final class ServiceSettings {
    /**
     * More than intake takes, so that intake itself can say 413 and why. A body beyond it is refused while it is still
     * being sent, and a sender that closes its connections then sees a broken pipe instead of the answer.
     */
    static final long MOST_REQUEST_BYTES = 16L * 1024 * 1024;
    /** One machine needs no parallelism beyond its cores, and each partition costs memory in broker and stores. */
    static final int PARTITIONS = 4;

    /** A stream of its own takes more; everything on one machine stays within 1 GB. */
    private static final int STREAM_ROCKSDB_MIB = 64;

    /** Where pages may go although it is not public (design decision 18). */
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private ServiceSettings() {}

    static Map<String, Object> of(StandaloneOptions options, DataFolder folder, Backbone backbone, String loginCode) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("micronaut.application.name", "onus");
        all.put("micronaut.server.host", options.host());
        all.put("micronaut.server.port", options.port());
        all.put("micronaut.server.max-request-size", MOST_REQUEST_BYTES);
        all.put("micronaut.server.max-request-buffer-size", MOST_REQUEST_BYTES);
        all.put("endpoints.health.enabled", true);
        all.put("endpoints.health.sensitive", false);
        all.put("endpoints.health.details-visible", "ANONYMOUS");
        all.put("endpoints.prometheus.enabled", true);
        all.put("endpoints.prometheus.sensitive", false);
        all.put("onus.kafka.bootstrap-servers", backbone.bootstrapServers());
        // Nothing crosses a network, and a batch of the few records of one machine costs more to compress than to
        // write.
        all.put("onus.kafka.properties", Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));
        all.put("onus.schema-registry.urls", backbone.registryUrl());
        all.put("onus.topics.partitions", PARTITIONS);
        all.put("onus.answer-key-file", folder.answerKey().toString());
        all.put("onus.public-url", options.url().toString());
        all.put("onus.outbound.allow", LOOPBACK);
        all.put("onus.registry.instance-id", folder.instanceId());
        all.put("onus.ingest.instance-id", folder.instanceId());
        all.put("onus.notifier.instance-id", folder.instanceId());
        all.put("onus.stream.instance-id", folder.instanceId());
        all.put("onus.registry.data-dir", folder.state().resolve("registry").toString());
        all.put("onus.registry.bootstrap-admin-token-hash", Secrets.hashOfToken(folder.adminToken()));
        all.put("onus.registry.login-code-hash", Secrets.hash(loginCode));
        all.put("onus.stream.rocksdb-mib", STREAM_ROCKSDB_MIB);
        all.put("onus.stream.data-dir", folder.state().resolve("stream").toString());
        return all;
    }
}
