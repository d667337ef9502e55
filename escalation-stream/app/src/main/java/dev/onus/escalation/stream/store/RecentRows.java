package dev.onus.escalation.stream.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The rows that this task read or wrote last, beside the bytes that they are kept as. A case is often wanted again
 * within seconds: its page is delivered, somebody answers, the same finding comes once more. The store remains the
 * truth: a row is given out only for exactly the bytes that it was written as or read from. Not for use by two threads
 * at once.
 */
final class RecentRows {
    static final int MAX_ROWS = 256;

    private final Map<Bytes, Kept> rows = new LinkedHashMap<>(MAX_ROWS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Kept> eldest) {
            return size() > MAX_ROWS;
        }
    };

    private record Kept(byte[] bytes, CaseRow row) {}

    Optional<CaseRow> find(Bytes key, byte[] bytes) {
        Kept kept = rows.get(key);
        return kept != null && Arrays.equals(kept.bytes(), bytes) ? Optional.of(kept.row()) : Optional.empty();
    }

    void keep(Bytes key, byte[] bytes, CaseRow row) {
        rows.put(key, new Kept(bytes, row));
    }

    void forget(Bytes key) {
        rows.remove(key);
    }
}
