package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.time.Duration;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Keeps what became of each event that a source sent (SYS-7), for as long as people ask. */
final class ReceiptProjection {
    static final Duration KEPT = Duration.ofDays(30);
    /** More than one goes for each that comes, so that the backlog of old ones always shrinks. */
    private static final int REMOVED_FOR_EACH = 2;

    private final IndexStore store;
    private final SourceRows sources;

    ReceiptProjection(IndexStore store) {
        this.store = store;
        this.sources = new SourceRows(store);
    }

    void receipt(WriteBatch batch, Receipt receipt) throws RocksDBException {
        byte[] key = in(Table.RECEIPT).text(receipt.getId()).bytes();
        byte[] row = store.get(key);
        Receipt before = row == null ? null : Rows.receipt(row);
        if (before == null) {
            sources.received(batch, receipt);
        }
        if (before == null || replaces(receipt, before)) {
            batch.put(key, Rows.of(receipt));
            sources.replaced(batch, before, receipt);
            batch.put(ageKey(receipt), Rows.text(receipt.getId()));
        }
        removeOld(batch, receipt.getAt().minus(KEPT).toEpochMilli());
    }

    /** An end is not undone by a beginning that arrives late, nor a case by "no case" from another partition. */
    private static boolean replaces(Receipt receipt, Receipt before) {
        if (before.getFinal$() && !receipt.getFinal$()) {
            return false;
        }
        return receipt.getCaseId() != null || before.getCaseId() == null;
    }

    private void removeOld(WriteBatch batch, long olderThanMillis) {
        byte[] from = in(Table.RECEIPT_AGE).bytes();
        byte[] end = in(Table.RECEIPT_AGE).number(Math.max(0, olderThanMillis)).bytes();
        int[] removed = {0};
        store.scan(from, end, (key, value) -> {
            batch.delete(key);
            byte[] receiptKey = in(Table.RECEIPT).text(Rows.text(value)).bytes();
            byte[] row = store.get(receiptKey);
            if (row != null) {
                Receipt receipt = Rows.receipt(row);
                sources.aged(batch, receipt, SourceRows.millisAt(key, from.length));
                if (receipt.getAt().toEpochMilli() < olderThanMillis) {
                    batch.delete(receiptKey);
                    sources.removed(batch, receipt);
                }
            }
            return ++removed[0] < REMOVED_FOR_EACH;
        });
    }

    private static byte[] ageKey(Receipt receipt) {
        return in(Table.RECEIPT_AGE)
                .number(Math.max(0, receipt.getAt().toEpochMilli()))
                .text(receipt.getId())
                .bytes();
    }
}
