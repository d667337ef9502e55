package dev.onus.escalation.stream.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Removing a row without reading it, as {@link KeyValueStore#delete} does in order to return it. */
final class Tombstones {
    private Tombstones() {}

    /** There may be no such row. */
    static void put(KeyValueStore<Bytes, byte[]> store, Bytes key) {
        store.put(key, null);
    }
}
