package dev.onus.escalation.stream.store;

import dev.onus.escalation.stream.state.StoredCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.streams.errors.ProcessorStateException;

/**
 * A case row as bytes: Avro single-object encoding, so each row names its own schema by fingerprint and no registry is
 * asked while state is restored. Not for use by two threads at once.
 */
final class CaseCodec {
    private static final int USUAL_BYTES = 4_096;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(USUAL_BYTES);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);

    /** Made once a process, since every task has a codec: what to begin a row with, and how to read one. */
    private static final class Format {
        static final byte[] HEADER = header(StoredCase.getClassSchema());
        /** Avro's decoder may be used by several threads at once. */
        static final BinaryMessageDecoder<StoredCase> DECODER = decoder();

        /** The two marker bytes of single-object encoding, version 1, and the fingerprint of the schema. */
        private static byte[] header(Schema schema) {
            return ByteBuffer.allocate(2 + Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 0xC3)
                    .put((byte) 0x01)
                    .putLong(SchemaNormalization.parsingFingerprint64(schema))
                    .array();
        }

        private static BinaryMessageDecoder<StoredCase> decoder() {
            StateSchemas.trust();
            BinaryMessageDecoder<StoredCase> decoder =
                    new BinaryMessageDecoder<>(SpecificData.getForClass(StoredCase.class), StoredCase.getClassSchema());
            StateSchemas.all().forEach(decoder::addSchema);
            return decoder;
        }
    }

    byte[] encode(CaseRow row) {
        try {
            written.reset();
            written.writeBytes(Format.HEADER);
            // The generated code knows its fields; the writer of Avro would look each of them up.
            CaseToRow.of(row).customEncode(encoder);
            encoder.flush();
            return written.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Expected memory to take a case row, but it failed.", e);
        }
    }

    CaseRow decode(byte[] bytes) {
        try {
            return RowToCase.of(Format.DECODER.decode(bytes, null));
        } catch (MissingSchemaException e) {
            // Not the fault of one row: inputs must wait for the right release, not be put aside one by one.
            throw new ProcessorStateException(
                    "Expected a case row of a release up to this one, but its schema is not known: a newer release"
                            + " wrote it. Start that release again.",
                    e);
        } catch (BadHeaderException e) {
            throw new IllegalStateException("Expected a case row, but the bytes do not begin like one.", e);
        } catch (IOException e) {
            throw new IllegalStateException("Expected a whole case row, but it ended early.", e);
        }
    }
}
