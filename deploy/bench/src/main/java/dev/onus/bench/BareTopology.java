package dev.onus.bench;

import dev.onus.escalation.stream.CaseStores;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams itself needs for the puts and forwards of one alert, and nothing else: no reading of the alert, no
 * look-up, no decision, no encoding.
 */
final class BareTopology {
    static final String PREFIX = "bench.";
    static final String INPUT = PREFIX + "alerts";

    private static final String SOURCE = "alerts-in";
    private static final String PROCESSOR = "bare";

    private BareTopology() {}

    static Topology of(Recipe recipe) {
        Topology topology = new Topology();
        topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), INPUT);
        topology.addProcessor(PROCESSOR, () -> new Bare(recipe), SOURCE);
        for (Recipe.Part part : recipe.parts()) {
            if (part.isStore()) {
                topology.addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(part.name()), Serdes.Bytes(), Serdes.ByteArray())
                                .withCachingDisabled()
                                .withLoggingEnabled(CaseStores.CHANGELOG),
                        PROCESSOR);
            } else {
                topology.addSink(
                        part.name(),
                        PREFIX + part.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR);
            }
        }
        return topology;
    }

    private static final class Bare implements Processor<byte[], byte[], byte[], byte[]> {
        private final Recipe recipe;
        private final RecipeRecords records;
        private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        private @Nullable ProcessorContext<byte[], byte[]> context;

        Bare(Recipe recipe) {
            this.recipe = recipe;
            records = new RecipeRecords(recipe);
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            recipe.parts().stream()
                    .filter(Recipe.Part::isStore)
                    .forEach(part -> stores.put(part.name(), context.getStateStore(part.name())));
        }

        @Override
        public void process(Record<byte[], byte[]> alert) {
            ProcessorContext<byte[], byte[]> out = Objects.requireNonNull(context);
            records.ofAlert(alert.key(), (part, key, value) -> {
                KeyValueStore<Bytes, byte[]> store = stores.get(part.name());
                if (store != null) {
                    store.put(Bytes.wrap(key), value);
                } else {
                    out.forward(alert.withKey(key).withValue(value), part.name());
                }
            });
        }
    }
}
