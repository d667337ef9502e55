package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of a task, and how their changelogs are kept short, because a killed process reads them again: 1.4 times
 * what counts at most. A tenth of garbage in place of three would cost the broker more than it costs to write them.
 */
public final class CaseStores {
    /** Settings of each changelog topic. */
    public static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.3",
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024),
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Integer.toString(3_600_000));

    private CaseStores() {}

    static Set<StoreBuilder<?>> ofTask(Serde<AlertEvent> alerts) {
        return new LinkedHashSet<>(List.of(
                bytes(Names.CASES),
                bytes(Names.DEADLINES),
                bytes(Names.CASE_INDEX),
                // Holds what arrived within the last moments and is empty nearly always.
                Stores.timestampedKeyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(Names.POSTPONED), Serdes.Bytes(), alerts)
                        .withCachingDisabled()
                        .withLoggingEnabled(CHANGELOG)));
    }

    /** What was applied of the registry: record key to version. The records themselves are in the directory. */
    static StoreBuilder<KeyValueStore<String, Long>> registry() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(Names.REGISTRY), Serdes.String(), Serdes.Long())
                .withLoggingDisabled();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
