package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows of this task's cases, those of one routing key beside each other. */
public final class CaseStore {
    /** Records have a mebibyte; a case leaves in one, too, with words about it. */
    static final int MAX_ROW_BYTES = 900 * 1024;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final CaseCodec codec = new CaseCodec();
    private final RecentRows recent = new RecentRows();

    public CaseStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    public Optional<CaseRow> find(RoutingKey routingKey, CaseId caseId) {
        Bytes key = RowKeys.ofCase(routingKey, caseId);
        byte[] row = rows.get(key);
        return row == null ? Optional.empty() : Optional.of(read(key, row));
    }

    /** @throws IllegalStateException when the row is larger than a record of its changelog may be */
    public void save(CaseRow row) {
        Bytes key = RowKeys.ofCase(row.routingKey(), row.id());
        byte[] bytes = codec.encode(row);
        if (bytes.length > MAX_ROW_BYTES) {
            throw new IllegalStateException("Expected a case row of at most " + MAX_ROW_BYTES + " bytes, but that of "
                    + row.id() + " has " + bytes.length + ".");
        }
        rows.put(key, bytes);
        recent.keep(key, bytes, row);
    }

    public void forget(CaseRow row) {
        Bytes key = RowKeys.ofCase(row.routingKey(), row.id());
        Tombstones.put(rows, key);
        recent.forget(key);
    }

    private CaseRow read(Bytes key, byte[] bytes) {
        return recent.find(key, bytes).orElseGet(() -> {
            CaseRow row = codec.decode(bytes);
            recent.keep(key, bytes, row);
            return row;
        });
    }
}
