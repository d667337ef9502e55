package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Where the cases are that a source's finding led to: a row for each, so that it is written without being read.
 *
 * <pre>'s' [4 bytes length][source][4 bytes length][dedup key][8 bytes: ms when opened][case id]  its routing key</pre>
 */
final class SourceRows {
    /** Cases that are looked at; more than one is open only when correlations differ. */
    static final int MAX_CASES = 16;

    private static final byte SOURCE = 's';
    /** No moment of this era begins with it. */
    private static final byte AFTER_ALL_TIMES = (byte) 0xFF;

    private final KeyValueStore<Bytes, byte[]> entries;

    SourceRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    void add(String source, String dedupKey, CaseIndex.Place place, Instant openedAt) {
        entries.put(
                key(source, dedupKey, place.caseId(), openedAt),
                place.routingKey().value().getBytes(StandardCharsets.UTF_8));
    }

    void remove(String source, String dedupKey, CaseId caseId, Instant openedAt) {
        Tombstones.put(entries, key(source, dedupKey, caseId, openedAt));
    }

    /** Those opened last, the oldest first. */
    List<CaseIndex.Place> cases(String source, String dedupKey) {
        byte[] finding = finding(source, dedupKey);
        int idAt = finding.length + Long.BYTES;
        List<CaseIndex.Place> cases = new ArrayList<>();
        Bytes end = RowKeys.join(finding, new byte[] {AFTER_ALL_TIMES});
        try (KeyValueIterator<Bytes, byte[]> newest = entries.reverseRange(Bytes.wrap(finding), end)) {
            while (newest.hasNext() && cases.size() < MAX_CASES) {
                KeyValue<Bytes, byte[]> row = newest.next();
                byte[] key = row.key.get();
                cases.add(new CaseIndex.Place(
                        new RoutingKey(new String(row.value, StandardCharsets.UTF_8)),
                        new CaseId(new String(key, idAt, key.length - idAt, StandardCharsets.UTF_8))));
            }
        }
        return cases.reversed();
    }

    private static byte[] finding(String source, String dedupKey) {
        return RowKeys.join(new byte[] {SOURCE}, Texts.write(List.of(source, dedupKey)))
                .get();
    }

    private static Bytes key(String source, String dedupKey, CaseId caseId, Instant openedAt) {
        byte[] opened =
                ByteBuffer.allocate(Long.BYTES).putLong(openedAt.toEpochMilli()).array();
        return RowKeys.join(finding(source, dedupKey), opened, caseId.value().getBytes(StandardCharsets.UTF_8));
    }
}
