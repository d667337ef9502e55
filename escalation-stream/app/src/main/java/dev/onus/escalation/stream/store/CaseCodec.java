package dev.onus.escalation.stream.store;

import dev.onus.escalation.stream.state.StoredCase;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.streams.errors.ProcessorStateException;

/**
 * A case row as bytes: Avro single-object encoding, so each row names its own schema by fingerprint and no registry is
 * asked while state is restored. Not for use by two threads at once.
 */
final class CaseCodec {
    private final BinaryMessageEncoder<StoredCase> encoder;
    private final BinaryMessageDecoder<StoredCase> decoder;

    CaseCodec() {
        StateSchemas.trust();
        SpecificData data = SpecificData.getForClass(StoredCase.class);
        encoder = new BinaryMessageEncoder<>(data, StoredCase.getClassSchema());
        decoder = new BinaryMessageDecoder<>(data, StoredCase.getClassSchema());
        StateSchemas.all().forEach(decoder::addSchema);
    }

    byte[] encode(CaseRow row) {
        try {
            ByteBuffer bytes = encoder.encode(CaseToRow.of(row));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (IOException e) {
            throw new IllegalStateException("Expected memory to take a case row, but it failed.", e);
        }
    }

    CaseRow decode(byte[] bytes) {
        try {
            return RowToCase.of(decoder.decode(bytes, null));
        } catch (MissingSchemaException e) {
            // Not the fault of one row: inputs must wait for the right release, not be put aside one by one.
            throw new ProcessorStateException(
                    "Expected a case row of a release up to this one, but its schema is not known: a newer release wrote"
                            + " it. Start that release again.",
                    e);
        } catch (BadHeaderException e) {
            throw new IllegalStateException("Expected a case row, but the bytes do not begin like one.", e);
        } catch (IOException e) {
            throw new IllegalStateException("Expected a whole case row, but it ended early.", e);
        }
    }
}
