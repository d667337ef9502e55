package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows of this task's cases, those of one routing key beside each other. */
public final class CaseStore {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final CaseCodec codec = new CaseCodec();
    private final RecentRows recent = new RecentRows();
    private final BytesSerializer prefixSerializer = new BytesSerializer();

    public CaseStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    public Optional<CaseRow> find(RoutingKey routingKey, CaseId caseId) {
        Bytes key = RowKeys.ofCase(routingKey, caseId);
        byte[] row = rows.get(key);
        return row == null ? Optional.empty() : Optional.of(read(key, row));
    }

    public void save(CaseRow row) {
        Bytes key = RowKeys.ofCase(row.routingKey(), row.id());
        byte[] bytes = codec.encode(row);
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

    /** Costs as much as this routing key has cases, closed summaries included. */
    public List<CaseRow> openCasesOf(RoutingKey routingKey) {
        List<CaseRow> open = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                rows.prefixScan(Bytes.wrap(RowKeys.prefix(routingKey)), prefixSerializer)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                CaseRow row = read(entry.key, entry.value);
                if (!row.current().isClosed()) {
                    open.add(row);
                }
            }
        }
        return open;
    }
}
