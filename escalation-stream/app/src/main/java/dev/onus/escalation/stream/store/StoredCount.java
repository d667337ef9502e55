package dev.onus.escalation.stream.store;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A number that is a row, so that nothing is counted at start. It is read once, since nobody else writes it. */
final class StoredCount {
    private final KeyValueStore<Bytes, byte[]> entries;
    private final Bytes key;
    private @Nullable Long known;

    StoredCount(KeyValueStore<Bytes, byte[]> entries, char key) {
        this.entries = entries;
        this.key = Bytes.wrap(new byte[] {(byte) key});
    }

    long value() {
        if (known == null) {
            byte[] row = entries.get(key);
            known = row == null ? 0 : ByteBuffer.wrap(row).getLong();
        }
        return known;
    }

    void add(int change) {
        long next = value() + change;
        entries.put(key, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
        known = next;
    }

    /** What was added last may not have been kept: it is read again. */
    void discard() {
        known = null;
    }
}
