package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.serde.TrustedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** How records lie on disk: Avro with the fingerprint of the schema. A changed schema rebuilds the index. */
final class Rows {
    /** Moves when the keys change, so that an index of an earlier layout is built again. */
    private static final String LAYOUT = "6";

    static {
        // Rows are read without the serdes, and Avro builds only classes that somebody vouched for.
        TrustedClasses.trustContracts();
    }

    private Rows() {}

    /** Two indexes of one format hold the same rows for the same log. */
    static String format() {
        return LAYOUT + ":"
                + fingerprint(CaseState.getClassSchema())
                + fingerprint(EscalationEvent.getClassSchema())
                + fingerprint(Receipt.getClassSchema());
    }

    static byte[] of(CaseState state) {
        try {
            return bytes(state.toByteBuffer());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] of(EscalationEvent event) {
        try {
            return bytes(event.toByteBuffer());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] of(Receipt receipt) {
        try {
            return bytes(receipt.toByteBuffer());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] of(EffectFacts effect) {
        try {
            return bytes(effect.toByteBuffer());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
            return CaseState.fromByteBuffer(ByteBuffer.wrap(row));
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

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String fingerprint(Schema schema) {
        return HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(schema));
    }
}
