package dev.onus.escalation.stream.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/**
 * A store whose writes wait until what they belong to has been handled as a whole: read here as if they were written,
 * put into the store by {@link #keep}, gone after {@link #discard}. Kafka Streams cannot take back what a failed input
 * wrote, and goes on with the same transaction.
 *
 * <p>An iterator sees what was pending when it was made. While nothing is pending, every read is the store's own.
 */
public final class PendingRows implements KeyValueStore<Bytes, byte[]> {
    private final KeyValueStore<Bytes, byte[]> rows;

    /** Empty: the row is to go. */
    private final NavigableMap<Bytes, Optional<byte[]>> pending = new TreeMap<>();

    public PendingRows(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** Each row is written once, however often it changed. */
    public void keep() {
        pending.forEach(
                (key, value) -> value.ifPresentOrElse(row -> rows.put(key, row), () -> Tombstones.put(rows, key)));
        pending.clear();
    }

    public void discard() {
        pending.clear();
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        pending.put(key, Optional.ofNullable(value));
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        Optional<byte[]> value = pending.get(key);
        return value == null ? rows.get(key) : value.orElse(null);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return merged(rows.range(from, to), part(from, to), Comparator.naturalOrder());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        return merged(rows.reverseRange(from, to), part(from, to).descendingMap(), Comparator.reverseOrder());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return merged(rows.all(), pending, Comparator.naturalOrder());
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        KeyValueIterator<Bytes, byte[]> stored = rows.prefixScan(prefix, serializer);
        if (pending.isEmpty()) {
            return stored;
        }
        byte[] wanted = serializer.serialize(name(), prefix);
        NavigableMap<Bytes, Optional<byte[]>> part = new TreeMap<>();
        pending.tailMap(Bytes.wrap(wanted), true).forEach((key, value) -> {
            if (startsWith(key.get(), wanted)) {
                part.put(key, value);
            }
        });
        return merged(stored, part, Comparator.naturalOrder());
    }

    private NavigableMap<Bytes, Optional<byte[]>> part(@Nullable Bytes from, @Nullable Bytes to) {
        if (pending.isEmpty() || from != null && to != null && from.compareTo(to) > 0) {
            return new TreeMap<>();
        }
        NavigableMap<Bytes, Optional<byte[]>> part = from == null ? pending : pending.tailMap(from, true);
        return to == null ? part : part.headMap(to, true);
    }

    private static KeyValueIterator<Bytes, byte[]> merged(
            KeyValueIterator<Bytes, byte[]> stored,
            NavigableMap<Bytes, Optional<byte[]>> pending,
            Comparator<Bytes> order) {
        return pending.isEmpty() ? stored : new MergedRows(stored, new TreeMap<>(pending), order);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public long approximateNumEntries() {
        return rows.approximateNumEntries();
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        throw new UnsupportedOperationException("Expected the store to be opened by whom it belongs to.");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("Expected the store to be closed by whom it belongs to.");
    }

    @Override
    public boolean persistent() {
        return rows.persistent();
    }

    @Override
    public boolean isOpen() {
        return rows.isOpen();
    }
}
