package dev.onus.contracts.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;

/**
 * Avro's single-object encoding (specification 1.12, "Single-object encoding"): a marker, the fingerprint of the schema and
 * the record. What generated classes write with {@code toByteBuffer} and read with {@code fromByteBuffer}, in less time, as
 * {@link RecordWriter} says. May be used by several threads at once.
 */
public final class SingleObjectEncoder {
    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    /** Room for most records, so that memory is asked for once. */
    private static final int USUAL_BYTES = 1_024;

    private final byte[] header;
    private final RecordWriter writer;

    /** @throws IllegalArgumentException for types that our contracts do not use */
    public SingleObjectEncoder(Schema schema) {
        header = ByteBuffer.allocate(MARKER.length + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
        writer = new RecordWriter(schema);
    }

    /** @throws NullPointerException if a field that must be there is missing; the message names it */
    public byte[] encode(IndexedRecord value) {
        BinaryOut out = new BinaryOut(USUAL_BYTES);
        for (byte each : header) {
            out.raw(each);
        }
        writer.write(value, out);
        return out.toBytes();
    }
}
