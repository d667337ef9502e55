package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.registry.cases.TimeRows.Taken;
import java.time.Duration;
import java.time.Instant;

/** Keeps what became of each event that a source sent (SYS-7), for as long as people ask. */
final class ReceiptProjection {
    static final Duration KEPT = Duration.ofDays(30);
    /** More than one goes for each that comes, so that the backlog of old ones always shrinks. */
    private static final int REMOVED_FOR_EACH = 2;

    private final TimeRows byAge = new TimeRows(Table.RECEIPT_AGE);

    void receipt(IndexTurn turn, Receipt receipt) {
        byte[] key = in(Table.RECEIPT).text(receipt.getId()).bytes();
        Receipt before = turn.get(key, Receipt.class, Rows::receipt);
        if (before == null) {
            SourceRows.received(turn, receipt);
        }
        if (before == null || replaces(receipt, before)) {
            turn.put(key, receipt);
            SourceRows.replaced(turn, before, receipt);
            byAge.put(turn, receipt.getAt(), receipt.getId());
        }
        Instant oldest = receipt.getAt().minus(KEPT);
        byAge.take(turn, oldest, REMOVED_FOR_EACH).forEach(old -> remove(turn, old, oldest));
    }

    /** See {@link TimeRows#lookFromTheStart()}. */
    void lookFromTheStart() {
        byAge.lookFromTheStart();
    }

    /** An end is not undone by a beginning that arrives late, nor a case by "no case" from another partition. */
    private static boolean replaces(Receipt receipt, Receipt before) {
        if (before.getFinal$() && !receipt.getFinal$()) {
            return false;
        }
        return receipt.getCaseId() != null || before.getCaseId() == null;
    }

    private static void remove(IndexTurn turn, Taken old, Instant oldest) {
        byte[] receiptKey = in(Table.RECEIPT).text(old.id()).bytes();
        Receipt receipt = turn.get(receiptKey, Receipt.class, Rows::receipt);
        if (receipt == null) {
            return;
        }
        SourceRows.aged(turn, receipt, old.at().toEpochMilli());
        if (receipt.getAt().isBefore(oldest)) {
            turn.delete(receiptKey);
            SourceRows.removed(turn, receipt);
        }
    }
}
