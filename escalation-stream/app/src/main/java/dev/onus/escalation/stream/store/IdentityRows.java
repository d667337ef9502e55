package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * For which instant the timer of an identity is set; no row, no timer. The rows are in the store of {@link CaseIndex}:
 *
 * <pre>'i' [2 bytes length][routing key]  8 bytes, ms</pre>
 */
public final class IdentityRows {
    private static final byte IDENTITY = 'i';

    private final KeyValueStore<Bytes, byte[]> entries;

    public IdentityRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    public Optional<Instant> armedAt(RoutingKey routingKey) {
        byte[] row = entries.get(key(routingKey));
        return row == null
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(row).getLong()));
    }

    /** Empty: there is no timer any more. */
    public void armed(RoutingKey routingKey, Optional<Instant> at) {
        if (at.isPresent()) {
            byte[] row = ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.get().toEpochMilli())
                    .array();
            entries.put(key(routingKey), row);
        } else {
            Tombstones.put(entries, key(routingKey));
        }
    }

    private static Bytes key(RoutingKey routingKey) {
        return RowKeys.join(new byte[] {IDENTITY}, RowKeys.prefix(routingKey));
    }
}
