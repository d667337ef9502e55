package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What is kept of each source beside the receipts themselves: when it was heard, what it sent when, what has no end yet, what
 * became of how much, and what was not understood last.
 */
final class SourceRows {
    private final IndexStore store;
    private final SourceCounts counts;

    SourceRows(IndexStore store) {
        this.store = store;
        this.counts = new SourceCounts(store);
    }

    /** The first word on an event: its source is heard. */
    void received(WriteBatch batch, Receipt first) throws RocksDBException {
        batch.put(receivedKey(first), Rows.text(first.getId()));
        byte[] heard = in(Table.SOURCE_HEARD).text(first.getSource()).bytes();
        byte[] before = store.get(heard);
        if (before == null || Rows.number(before) < millis(first)) {
            batch.put(heard, Rows.number(millis(first)));
        }
    }

    void replaced(WriteBatch batch, @Nullable Receipt before, Receipt now) throws RocksDBException {
        if (before != null && !before.getFinal$()) {
            batch.delete(openKey(before));
        }
        if (!now.getFinal$()) {
            batch.put(openKey(now), Rows.text(now.getId()));
        }
        counts.replaced(batch, before, now);
        if (ReceiptIndex.PROBLEMS.contains(now.getOutcome())) {
            batch.put(problemKey(now.getSource()), Rows.text(now.getId()));
        }
    }

    /** @param firstAtMillis when the first word on it was written */
    void aged(WriteBatch batch, Receipt receipt, long firstAtMillis) throws RocksDBException {
        batch.delete(receivedKey(receipt.getSource(), firstAtMillis, receipt.getId()));
    }

    void removed(WriteBatch batch, Receipt receipt) throws RocksDBException {
        batch.delete(openKey(receipt));
        counts.removed(batch, receipt);
    }

    static byte[] problemKey(String source) {
        return in(Table.SOURCE_PROBLEM).text(source).bytes();
    }

    private static byte[] receivedKey(Receipt first) {
        return receivedKey(first.getSource(), millis(first), first.getId());
    }

    private static byte[] receivedKey(String source, long atMillis, String id) {
        return in(Table.RECEIVED).text(source).number(atMillis).text(id).bytes();
    }

    private static byte[] openKey(Receipt receipt) {
        return in(Table.RECEIPT_OPEN)
                .number(millis(receipt))
                .text(receipt.getId())
                .bytes();
    }

    static long millis(Receipt receipt) {
        return Math.max(0, receipt.getAt().toEpochMilli());
    }

    /** The time in a key of {@code letter, text, time, text}, or of {@code letter, time, text}. */
    static long millisAt(byte[] key, int place) {
        return Rows.number(Arrays.copyOfRange(key, place, place + Long.BYTES));
    }
}
