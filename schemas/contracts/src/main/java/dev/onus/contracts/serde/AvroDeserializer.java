package dev.onus.contracts.serde;

import dev.onus.contracts.Topic;
import dev.onus.contracts.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
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
        if (bytes == null) {
            return null;
        }
        if (bytes.length < WireFormat.HEADER_BYTES || bytes[0] != WireFormat.MAGIC) {
            throw new SerializationException(
                    "Expected a value of %s to begin with a zero byte and a schema id, but it has %d bytes%s."
                            .formatted(topic, bytes.length, bytes.length == 0 ? "" : " and begins with " + bytes[0]));
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        SpecificDatumReader<V> reader = readerFor(id);
        decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, decoder);
        try {
            return reader.read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | ClassCastException e) {
            throw new SerializationException(
                    "Expected a %s in %s, written with schema %d, but: %s"
                            .formatted(readerSchema.getName(), topic, id, e.getMessage()),
                    e);
        }
    }

    private SpecificDatumReader<V> readerFor(int id) {
        SpecificDatumReader<V> known = readers.get(id);
        if (known != null) {
            return known;
        }
        SpecificDatumReader<V> made = new SpecificDatumReader<>(registry.schemaOf(id), readerSchema);
        readers.put(id, made);
        return made;
    }
}
