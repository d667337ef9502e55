package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of each source beside the receipts themselves: when it was heard, what it sent when, what has no end yet, what
 * became of how much, and what was not understood last.
 */
final class SourceRows {
    private SourceRows() {}

    /** The first word on an event: its source is heard. */
    static void received(IndexTurn turn, Receipt first) {
        turn.put(receivedKey(first), Rows.text(first.getId()));
        byte[] heard = in(Table.SOURCE_HEARD).text(first.getSource()).bytes();
        byte[] before = turn.get(heard);
        if (before == null || Rows.number(before) < millis(first)) {
            turn.put(heard, Rows.number(millis(first)));
        }
    }

    static void replaced(IndexTurn turn, @Nullable Receipt before, Receipt now) {
        if (before != null && !before.getFinal$()) {
            turn.delete(openKey(before));
        }
        if (!now.getFinal$()) {
            turn.put(openKey(now), Rows.text(now.getId()));
        }
        SourceCounts.replaced(turn, before, now);
        if (ReceiptIndex.PROBLEMS.contains(now.getOutcome())) {
            turn.put(problemKey(now.getSource()), Rows.text(now.getId()));
        }
    }

    /** @param firstAtMillis when the first word on it was written */
    static void aged(IndexTurn turn, Receipt receipt, long firstAtMillis) {
        turn.delete(receivedKey(receipt.getSource(), firstAtMillis, receipt.getId()));
    }

    static void removed(IndexTurn turn, Receipt receipt) {
        turn.delete(openKey(receipt));
        SourceCounts.removed(turn, receipt);
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
