package dev.onus.contracts.serde;

import dev.onus.contracts.Topic;
import dev.onus.contracts.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

final class AvroSerializer<V extends SpecificRecord> implements Serializer<V> {
    /** Room for most records, so that memory is asked for once. */
    private static final int USUAL_BYTES = 2_048;

    private final SchemaRegistry registry;
    private final String subject;
    private final Schema schema;
    private final RecordWriter writer;
    private volatile int id = -1;

    AvroSerializer(SchemaRegistry registry, Topic<V> topic) {
        this.registry = registry;
        this.subject = topic.subject();
        this.schema = AvroSerdes.schemaOf(topic);
        this.writer = new RecordWriter(schema);
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
        BinaryOut out = new BinaryOut(USUAL_BYTES);
        out.raw(WireFormat.MAGIC);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.raw(id >> shift);
        }
        try {
            writer.write(value, out);
        } catch (NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "Expected a whole %s for %s, but: %s".formatted(schema.getName(), subject, e.getMessage()), e);
        }
        return out.toBytes();
    }
}
