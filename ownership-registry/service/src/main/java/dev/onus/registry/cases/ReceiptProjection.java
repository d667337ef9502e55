package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.time.Duration;

/** Keeps what became of each event that a source sent (SYS-7), for as long as people ask. */
final class ReceiptProjection {
    static final Duration KEPT = Duration.ofDays(30);
    /** More than one goes for each that comes, so that the backlog of old ones always shrinks. */
    private static final int REMOVED_FOR_EACH = 2;

    /** No receipt here is older, so there is nothing to look for until one can be too old. */
    private long oldestMillis;

    void receipt(IndexTurn turn, Receipt receipt) {
        byte[] key = in(Table.RECEIPT).text(receipt.getId()).bytes();
        Receipt before = turn.get(key, Receipt.class, Rows::receipt);
        if (before == null) {
            SourceRows.received(turn, receipt);
        }
        if (before == null || replaces(receipt, before)) {
            turn.put(key, receipt);
            SourceRows.replaced(turn, before, receipt);
            turn.put(ageKey(receipt), Rows.text(receipt.getId()));
        }
        removeOld(turn, receipt.getAt().minus(KEPT).toEpochMilli());
        oldestMillis = Math.min(oldestMillis, SourceRows.millis(receipt));
    }

    /** An end is not undone by a beginning that arrives late, nor a case by "no case" from another partition. */
    private static boolean replaces(Receipt receipt, Receipt before) {
        if (before.getFinal$() && !receipt.getFinal$()) {
            return false;
        }
        return receipt.getCaseId() != null || before.getCaseId() == null;
    }

    private void removeOld(IndexTurn turn, long olderThanMillis) {
        if (oldestMillis >= olderThanMillis) {
            return;
        }
        byte[] from = in(Table.RECEIPT_AGE).bytes();
        long[] oldest = {olderThanMillis};
        int[] removed = {0};
        turn.scan(from, RowKey.behind(from), (key, value) -> {
            oldest[0] = SourceRows.millisAt(key, from.length);
            if (oldest[0] >= olderThanMillis || removed[0] == REMOVED_FOR_EACH) {
                return false;
            }
            removed[0]++;
            remove(turn, key, value, oldest[0], olderThanMillis);
            return true;
        });
        oldestMillis = oldest[0];
    }

    private void remove(IndexTurn turn, byte[] ageKey, byte[] id, long agedAtMillis, long olderThanMillis) {
        turn.delete(ageKey);
        byte[] receiptKey = in(Table.RECEIPT).text(Rows.text(id)).bytes();
        Receipt receipt = turn.get(receiptKey, Receipt.class, Rows::receipt);
        if (receipt == null) {
            return;
        }
        SourceRows.aged(turn, receipt, agedAtMillis);
        if (receipt.getAt().toEpochMilli() < olderThanMillis) {
            turn.delete(receiptKey);
            SourceRows.removed(turn, receipt);
        }
    }

    private static byte[] ageKey(Receipt receipt) {
        return in(Table.RECEIPT_AGE)
                .number(Math.max(0, receipt.getAt().toEpochMilli()))
                .text(receipt.getId())
                .bytes();
    }
}
