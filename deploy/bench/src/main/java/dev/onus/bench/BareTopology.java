package dev.onus.bench;

import dev.onus.escalation.stream.CaseStores;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
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
 * look-up, no decision, no encoding. Values are those that the stream wrote. Keys are the alert's own where the stream's
 * are, so that a record stays in its task's partition where ours does, else new ones of the same length.
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
        private static final int NUMBER_BYTES = Long.BYTES + 1;

        private final List<Recipe.Part> parts;
        private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        private @Nullable ProcessorContext<byte[], byte[]> context;
        private long number;

        Bare(Recipe recipe) {
            parts = recipe.parts();
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            parts.stream()
                    .filter(Recipe.Part::isStore)
                    .forEach(part -> stores.put(part.name(), context.getStateStore(part.name())));
        }

        @Override
        public void process(Record<byte[], byte[]> alert) {
            ProcessorContext<byte[], byte[]> out = Objects.requireNonNull(context);
            number++;
            for (Recipe.Part part : parts) {
                for (int nth = 0; nth < part.perAlert(); nth++) {
                    byte[] key = part.keepsKey() ? alert.key() : key(alert.key(), nth, part.keyBytes());
                    byte[] value = value(part, nth);
                    KeyValueStore<Bytes, byte[]> store = stores.get(part.name());
                    if (store != null) {
                        store.put(Bytes.wrap(key), value);
                    } else {
                        out.forward(alert.withKey(key).withValue(value), part.name());
                    }
                }
            }
        }

        private byte[] value(Recipe.Part part, int nth) {
            int at = (int) ((number * part.perAlert() + nth) % part.values().size());
            return part.values().get(at);
        }

        /** The alert's own key as far as it goes, so that keys compress as ours, and then what makes it another one. */
        private byte[] key(byte[] alertKey, int nth, int length) {
            ByteBuffer key = ByteBuffer.allocate(Math.max(length, NUMBER_BYTES));
            key.put(alertKey, 0, Math.min(alertKey.length, key.capacity() - NUMBER_BYTES));
            key.position(key.capacity() - NUMBER_BYTES);
            key.put((byte) nth).putLong(number);
            return key.array();
        }
    }
}
