package dev.onus.contracts.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Confluent's wire format: a zero byte, the schema id in four bytes, most significant first, then Avro binary. */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;
    /** Where Confluent's newer writers may put the id instead. */
    static final String ID_HEADER = "__value_schema_id";

    private WireFormat() {}

    /** The schema id of a value. */
    static int idOf(String topic, @Nullable Headers headers, byte[] bytes) {
        if (headers != null && headers.lastHeader(ID_HEADER) != null) {
            throw new SerializationException(
                    "Expected the schema id at the beginning of a value of %s, but it is in header %s; let the writer put it before the value."
                            .formatted(topic, ID_HEADER));
        }
        if (bytes.length < HEADER_BYTES) {
            throw new SerializationException("Expected a value of %s to have at least %d bytes, but it has %d."
                    .formatted(topic, HEADER_BYTES, bytes.length));
        }
        if (bytes[0] != MAGIC) {
            throw new SerializationException(
                    "Expected a value of %s to begin with byte 0 and a schema id, but it begins with %d; is it Avro at all?"
                            .formatted(topic, bytes[0]));
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
