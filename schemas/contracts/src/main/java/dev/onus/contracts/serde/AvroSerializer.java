package dev.onus.contracts.serde;

import dev.onus.contracts.Topic;
import dev.onus.contracts.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

final class AvroSerializer<V extends SpecificRecord> implements Serializer<V> {
    /** Room for most records, so that it need not grow byte array by byte array. */
    private static final int USUAL_BYTES = 1_024;

    private final SchemaRegistry registry;
    private final String subject;
    private final Schema schema;
    private final SpecificDatumWriter<V> writer;
    private volatile int id = -1;

    AvroSerializer(SchemaRegistry registry, Topic<V> topic) {
        this.registry = registry;
        this.subject = topic.subject();
        this.schema = AvroSerdes.schemaOf(topic);
        this.writer = new SpecificDatumWriter<>(schema);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        if (id < 0) {
            id = registry.idOf(subject, schema);
        }
        // One producer serves many threads, and each serializes in its own: nothing that is written to is shared.
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(USUAL_BYTES);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);
        try {
            DataOutputStream header = new DataOutputStream(buffer);
            header.writeByte(WireFormat.MAGIC);
            header.writeInt(id);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "Expected a whole %s for %s, but: %s".formatted(schema.getName(), subject, e.getMessage()), e);
        }
        return buffer.toByteArray();
    }
}
