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
    /** No receipt here is older, so there is nothing to look for until one can be too old. */
    private long oldestMillis;

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
        oldestMillis = Math.min(oldestMillis, SourceRows.millis(receipt));
    }

    /** An end is not undone by a beginning that arrives late, nor a case by "no case" from another partition. */
    private static boolean replaces(Receipt receipt, Receipt before) {
        if (before.getFinal$() && !receipt.getFinal$()) {
            return false;
        }
        return receipt.getCaseId() != null || before.getCaseId() == null;
    }

    private void removeOld(WriteBatch batch, long olderThanMillis) {
        if (oldestMillis >= olderThanMillis) {
            return;
        }
        byte[] from = in(Table.RECEIPT_AGE).bytes();
        long[] oldest = {olderThanMillis};
        int[] removed = {0};
        store.scan(from, RowKey.behind(from), (key, value) -> {
            oldest[0] = SourceRows.millisAt(key, from.length);
            if (oldest[0] >= olderThanMillis || removed[0] == REMOVED_FOR_EACH) {
                return false;
            }
            removed[0]++;
            remove(batch, key, value, oldest[0], olderThanMillis);
            return true;
        });
        oldestMillis = oldest[0];
    }

    private void remove(WriteBatch batch, byte[] ageKey, byte[] id, long agedAtMillis, long olderThanMillis)
            throws RocksDBException {
        batch.delete(ageKey);
        byte[] receiptKey = in(Table.RECEIPT).text(Rows.text(id)).bytes();
        byte[] row = store.get(receiptKey);
        if (row == null) {
            return;
        }
        Receipt receipt = Rows.receipt(row);
        sources.aged(batch, receipt, agedAtMillis);
        if (receipt.getAt().toEpochMilli() < olderThanMillis) {
            batch.delete(receiptKey);
            sources.removed(batch, receipt);
        }
    }

    private static byte[] ageKey(Receipt receipt) {
        return in(Table.RECEIPT_AGE)
                .number(Math.max(0, receipt.getAt().toEpochMilli()))
                .text(receipt.getId())
                .bytes();
    }
}
