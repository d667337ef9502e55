package dev.onus.escalation.stream.store;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Rows of a store with what is pending over them, in one order. */
final class MergedRows implements KeyValueIterator<Bytes, byte[]> {
    private final KeyValueIterator<Bytes, byte[]> stored;
    private final Iterator<Map.Entry<Bytes, Optional<byte[]>>> pending;
    private final Comparator<Bytes> order;
    private Map.@Nullable Entry<Bytes, Optional<byte[]>> nextPending;
    private @Nullable KeyValue<Bytes, byte[]> next;

    /** @param pending in that order; whoever calls writes no more into it */
    MergedRows(
            KeyValueIterator<Bytes, byte[]> stored,
            NavigableMap<Bytes, Optional<byte[]>> pending,
            Comparator<Bytes> order) {
        this.stored = stored;
        this.pending = pending.entrySet().iterator();
        this.order = order;
        nextPending = take();
        next = find();
    }

    private Map.@Nullable Entry<Bytes, Optional<byte[]>> take() {
        return pending.hasNext() ? pending.next() : null;
    }

    private @Nullable KeyValue<Bytes, byte[]> find() {
        while (nextPending != null) {
            int first = stored.hasNext() ? order.compare(stored.peekNextKey(), nextPending.getKey()) : 1;
            if (first < 0) {
                return stored.next();
            }
            if (first == 0) {
                stored.next();
            }
            Bytes key = nextPending.getKey();
            Optional<byte[]> value = nextPending.getValue();
            nextPending = take();
            if (value.isPresent()) {
                return KeyValue.pair(key, value.get());
            }
        }
        return stored.hasNext() ? stored.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> found = peeked();
        next = find();
        return found;
    }

    @Override
    public Bytes peekNextKey() {
        return peeked().key;
    }

    private KeyValue<Bytes, byte[]> peeked() {
        if (next == null) {
            throw new NoSuchElementException("Expected a further row, but there is none.");
        }
        return next;
    }

    @Override
    public void close() {
        stored.close();
    }
}
