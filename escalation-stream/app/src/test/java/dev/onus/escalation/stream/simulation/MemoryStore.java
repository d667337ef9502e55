package dev.onus.escalation.stream.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that can be put back to its last commit, as a changelog restores it. Iterators see the store as it
 * was when they were made, like those of RocksDB.
 */
class MemoryStore<K extends Comparable<K>, V> implements KeyValueStore<K, V> {
    private final String name;
    private final NavigableMap<K, V> rows = new TreeMap<>();
    private final Map<K, Optional<V>> beforeTransaction = new HashMap<>();

    MemoryStore(String name) {
        this.name = name;
    }

    /** The join's store of owners and the postponed alerts keep the time of the record beside it. */
    static final class Timestamped<K extends Comparable<K>, V> extends MemoryStore<K, ValueAndTimestamp<V>>
            implements TimestampedKeyValueStore<K, V> {
        Timestamped(String name) {
            super(name);
        }
    }

    void commit() {
        beforeTransaction.clear();
    }

    void rollBack() {
        beforeTransaction.forEach(
                (key, before) -> before.ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key)));
        beforeTransaction.clear();
    }

    NavigableMap<K, V> rows() {
        return rows;
    }

    @Override
    public void put(K key, @Nullable V value) {
        beforeTransaction.computeIfAbsent(key, each -> Optional.ofNullable(rows.get(each)));
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        V before = rows.get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable V delete(K key) {
        V before = rows.get(key);
        put(key, null);
        return before;
    }

    @Override
    public @Nullable V get(K key) {
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<K, V> range(@Nullable K from, @Nullable K to) {
        return new Copy<>(part(from, to));
    }

    @Override
    public KeyValueIterator<K, V> reverseRange(@Nullable K from, @Nullable K to) {
        return new Copy<>(part(from, to).descendingMap());
    }

    private NavigableMap<K, V> part(@Nullable K from, @Nullable K to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            return new TreeMap<>();
        }
        NavigableMap<K, V> part = rows;
        part = from == null ? part : part.tailMap(from, true);
        return to == null ? part : part.headMap(to, true);
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return new Copy<>(rows);
    }

    @Override
    @SuppressWarnings("unchecked") // Only stores of bytes are scanned by prefix.
    public <S extends Serializer<P>, P> KeyValueIterator<K, V> prefixScan(P prefix, S serializer) {
        byte[] wanted = serializer.serialize(name, prefix);
        NavigableMap<K, V> found = new TreeMap<>();
        for (Map.Entry<K, V> row : rows.tailMap((K) Bytes.wrap(wanted), true).entrySet()) {
            byte[] key = ((Bytes) row.getKey()).get();
            if (key.length < wanted.length || !Arrays.equals(key, 0, wanted.length, wanted, 0, wanted.length)) {
                break;
            }
            found.put(row.getKey(), row.getValue());
        }
        return new Copy<>(found);
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static final class Copy<K, V> implements KeyValueIterator<K, V> {
        private final List<KeyValue<K, V>> entries = new ArrayList<>();
        private int next;

        Copy(Map<K, V> rows) {
            rows.forEach((key, value) -> entries.add(KeyValue.pair(key, value)));
        }

        @Override
        public boolean hasNext() {
            return next < entries.size();
        }

        @Override
        public KeyValue<K, V> next() {
            return entries.get(next++);
        }

        @Override
        public K peekNextKey() {
            return entries.get(next).key;
        }

        @Override
        public void close() {}
    }
}
