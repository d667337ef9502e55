package dev.onus.registry.cases;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What some records of the log change in the index, written all at once. Who reads through it sees what it has put; nobody
 * else does until then. A row that is put again meanwhile is encoded and written once: a case moves several times within a
 * second, and what the log says of it lies side by side. Not thread-safe.
 */
final class IndexTurn {
    /** Stands for a row that is deleted. */
    private enum NoRow {
        HERE
    }

    private final IndexStore store;
    /** In the order of the store, which compares keys byte by byte too: bytes, a record that is not encoded yet, or no row. */
    private final NavigableMap<Bytes, Object> changed = new TreeMap<>();

    IndexTurn(IndexStore store) {
        this.store = store;
    }

    void put(byte[] key, byte[] row) {
        changed.put(Bytes.wrap(key), row);
    }

    /** @param record is not changed any more, by nobody */
    void put(byte[] key, SpecificRecord record) {
        changed.put(Bytes.wrap(key), record);
    }

    void delete(byte[] key) {
        changed.put(Bytes.wrap(key), NoRow.HERE);
    }

    boolean has(byte[] key) {
        Object here = changed.get(Bytes.wrap(key));
        return here == null ? store.get(key) != null : !(here instanceof NoRow);
    }

    byte @Nullable [] get(byte[] key) {
        Object here = changed.get(Bytes.wrap(key));
        if (here == null) {
            return store.get(key);
        }
        return here instanceof NoRow ? null : row(here);
    }

    /** The record of the row; as it was put, if that was in this turn. */
    <T extends SpecificRecord> @Nullable T get(byte[] key, Class<T> type, Function<byte[], T> decoding) {
        return ask(key, type, record -> record, decoding);
    }

    /** Something of the record of the row, which may be had without decoding all of it. */
    <T extends SpecificRecord, R> @Nullable R ask(
            byte[] key, Class<T> type, Function<T, R> ofRecord, Function<byte[], R> ofRow) {
        Object here = changed.get(Bytes.wrap(key));
        if (type.isInstance(here)) {
            return ofRecord.apply(type.cast(here));
        }
        byte[] row = get(key);
        return row == null ? null : ofRow.apply(row);
    }

    /** Shows the rows of [from, end) in order as they were when this began, until the visitor has seen enough. */
    void scan(byte[] from, byte[] end, IndexStore.Visitor visitor) {
        NavigableMap<Bytes, Object> here = new TreeMap<>(changed.subMap(Bytes.wrap(from), Bytes.wrap(end)));
        boolean[] more = {true};
        store.scan(from, end, (key, value) -> {
            more[0] = showUpTo(key, here, visitor);
            Object instead = here.remove(Bytes.wrap(key));
            if (more[0] && !(instead instanceof NoRow)) {
                more[0] = visitor.wantsMore(key, instead == null ? value : row(instead));
            }
            return more[0];
        });
        if (more[0]) {
            showUpTo(end, here, visitor);
        }
    }

    /** All of it or nothing. */
    void write() {
        if (changed.isEmpty()) {
            return;
        }
        store.write(batch -> {
            for (Map.Entry<Bytes, Object> one : changed.entrySet()) {
                if (one.getValue() instanceof NoRow) {
                    batch.delete(one.getKey().get());
                } else {
                    batch.put(one.getKey().get(), row(one.getValue()));
                }
            }
        });
    }

    private static boolean showUpTo(byte[] end, NavigableMap<Bytes, Object> here, IndexStore.Visitor visitor) {
        Bytes bound = Bytes.wrap(end);
        while (!here.isEmpty() && here.firstKey().compareTo(bound) < 0) {
            Map.Entry<Bytes, Object> next = here.pollFirstEntry();
            if (!(next.getValue() instanceof NoRow)
                    && !visitor.wantsMore(next.getKey().get(), row(next.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] row(Object value) {
        return value instanceof SpecificRecord record ? Rows.of(record) : (byte[]) value;
    }
}
