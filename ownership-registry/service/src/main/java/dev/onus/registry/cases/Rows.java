package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.serde.SingleObjectEncoder;
import dev.onus.contracts.serde.TrustedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/** How records lie on disk: Avro with the fingerprint of the schema. A changed schema rebuilds the index. */
final class Rows {
    /** Moves when keys or rows change, so that an index of an earlier layout is built again. */
    private static final String LAYOUT = "8";

    private static final Map<Class<?>, SingleObjectEncoder> ENCODERS = Map.of(
            CaseState.class, new SingleObjectEncoder(CaseState.getClassSchema()),
            EscalationEvent.class, new SingleObjectEncoder(EscalationEvent.getClassSchema()),
            Receipt.class, new SingleObjectEncoder(Receipt.getClassSchema()),
            EffectFacts.class, new SingleObjectEncoder(EffectFacts.getClassSchema()));

    static {
        // Rows are read without the serdes, and Avro builds only classes that somebody vouched for.
        TrustedClasses.trustContracts();
    }

    private Rows() {}

    /** Two indexes of one format hold the same cases for the same log, see {@link LetGo}; another format is built again. */
    static String format() {
        return LAYOUT + ":"
                + fingerprint(CaseState.getClassSchema())
                + fingerprint(EscalationEvent.getClassSchema())
                + fingerprint(Receipt.getClassSchema());
    }

    /** A case begins with its revision, which is asked for each time that it comes again. */
    static byte[] of(SpecificRecord record) {
        byte[] encoded = encoder(record).encode(record);
        return record instanceof CaseState state
                ? ByteBuffer.allocate(Long.BYTES + encoded.length)
                        .putLong(state.getRevision())
                        .put(encoded)
                        .array()
                : encoded;
    }

    /** @param row of a case */
    static long revision(byte[] row) {
        return ByteBuffer.wrap(row).getLong();
    }

    static EffectFacts effect(byte[] row) {
        try {
            return EffectFacts.fromByteBuffer(ByteBuffer.wrap(row));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static CaseState state(byte[] row) {
        try {
            return CaseState.fromByteBuffer(ByteBuffer.wrap(row, Long.BYTES, row.length - Long.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static EscalationEvent event(byte[] row) {
        try {
            return EscalationEvent.fromByteBuffer(ByteBuffer.wrap(row));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Receipt receipt(byte[] row) {
        try {
            return Receipt.fromByteBuffer(ByteBuffer.wrap(row));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] row) {
        return new String(row, StandardCharsets.UTF_8);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long number(byte[] row) {
        return ByteBuffer.wrap(row).getLong();
    }

    private static SingleObjectEncoder encoder(SpecificRecord record) {
        SingleObjectEncoder encoder = ENCODERS.get(record.getClass());
        if (encoder == null) {
            throw new IllegalArgumentException("Expected a record that has rows, but got a "
                    + record.getSchema().getName() + ".");
        }
        return encoder;
    }

    private static String fingerprint(Schema schema) {
        return HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(schema));
    }
}
