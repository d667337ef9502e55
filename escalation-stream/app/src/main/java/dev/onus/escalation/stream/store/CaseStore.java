package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows of this task's cases, those of one routing key beside each other. */
public final class CaseStore {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final CaseCodec codec = new CaseCodec();
    private final BytesSerializer prefixSerializer = new BytesSerializer();

    public CaseStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    public Optional<CaseRow> find(RoutingKey routingKey, CaseId caseId) {
        byte[] row = rows.get(RowKeys.ofCase(routingKey, caseId));
        return row == null ? Optional.empty() : Optional.of(codec.decode(row));
    }

    public void save(CaseRow row) {
        rows.put(RowKeys.ofCase(row.routingKey(), row.id()), codec.encode(row));
    }

    public void forget(CaseRow row) {
        rows.delete(RowKeys.ofCase(row.routingKey(), row.id()));
    }

    /** Costs as much as this routing key has cases, closed summaries included. */
    public List<CaseRow> openCasesOf(RoutingKey routingKey) {
        List<CaseRow> open = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                rows.prefixScan(Bytes.wrap(RowKeys.prefix(routingKey)), prefixSerializer)) {
            while (all.hasNext()) {
                CaseRow row = codec.decode(all.next().value);
                if (!row.current().isClosed()) {
                    open.add(row);
                }
            }
        }
        return open;
    }
}
