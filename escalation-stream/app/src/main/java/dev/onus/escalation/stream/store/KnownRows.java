package dev.onus.escalation.stream.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Rows that nobody else writes, so what was read or written last is known without the store: an alert that opens a case
 * asks twice for most of its rows.
 */
final class KnownRows {
    static final int MAX_KNOWN = 64;

    private final KeyValueStore<Bytes, byte[]> entries;

    /** Rows as they are in the store; empty: there is none. */
    private final Map<Bytes, Optional<byte[]>> known = new LinkedHashMap<>(MAX_KNOWN, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Optional<byte[]>> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    KnownRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** Empty: there is no such row. */
    Optional<byte[]> value(Bytes key) {
        Optional<byte[]> value = known.get(key);
        if (value == null) {
            value = Optional.ofNullable(entries.get(key));
            known.put(key, value);
        }
        return value;
    }

    void put(Bytes key, byte[] value) {
        entries.put(key, value);
        known.put(key, Optional.of(value));
    }

    /** What was written last may not have been kept: all of it is read again. */
    void discard() {
        known.clear();
    }

    void delete(Bytes key) {
        Tombstones.put(entries, key);
        known.put(key, Optional.empty());
    }
}
