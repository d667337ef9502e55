package dev.onus.notifier.intake;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.MessageType;

/** Counts from the ledger what destinations got before these partitions came here. */
public final class LimitsMemory {
    private final Ledger ledger;
    private final Tally tally;

    public LimitsMemory(Ledger ledger, Tally tally) {
        this.ledger = ledger;
        this.tally = tally;
    }

    void recall(int partition) {
        ledger.rowsOf(partition).stream()
                .filter(row -> row.key().part().equals(MessageType.PAGE.word())
                        && !row.key().isWhole())
                .filter(LedgerRow::isAccepted)
                .forEach(row -> tally.count(
                        row.key().destination(),
                        row.bundle().orElseGet(() -> row.key().pageId().value()),
                        row.at()));
    }
}
