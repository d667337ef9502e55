package dev.onus.contracts.serde;

import dev.onus.contracts.Topic;
import dev.onus.contracts.registry.SchemaRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
    /** Writers' schemas that one reader keeps at hand; the registry's client remembers more. */
    private static final int MAX_READERS = 200;

    private final SchemaRegistry registry;
    private final Schema readerSchema;
    private final Map<Integer, SpecificDatumReader<V>> readers = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    AvroDeserializer(SchemaRegistry registry, Topic<V> topic) {
        this.registry = registry;
        this.readerSchema = AvroSerdes.schemaOf(topic);
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
        return deserialize(topic, null, bytes);
    }

    @Override
    public @Nullable V deserialize(String topic, @Nullable Headers headers, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.idOf(topic, headers, bytes);
        SpecificDatumReader<V> reader = readerFor(id);
        try {
            decoder = DecoderFactory.get()
                    .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, decoder);
            return reader.read(null, decoder);
        } catch (IOException | RuntimeException e) {
            // Broken bytes show themselves as almost any exception of Avro's; none of them is worth another try.
            throw new SerializationException(
                    "Expected a %s in %s, written with schema %d, but it cannot be read: %s"
                            .formatted(readerSchema.getName(), topic, id, e),
                    e);
        }
    }

    private SpecificDatumReader<V> readerFor(int id) {
        SpecificDatumReader<V> known = readers.get(id);
        if (known != null) {
            return known;
        }
        if (readers.size() >= MAX_READERS) {
            readers.clear();
        }
        SpecificDatumReader<V> made = new SpecificDatumReader<>(registry.schemaOf(id), readerSchema);
        readers.put(id, made);
        return made;
    }
}
