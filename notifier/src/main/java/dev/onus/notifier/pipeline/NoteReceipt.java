package dev.onus.notifier.pipeline;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.DeliveryState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a channel said about a page that it had accepted. It only ever gets further: what was read is not merely
 * delivered, and what arrived did not fail.
 */
final class NoteReceipt {
    private static final Logger LOG = LoggerFactory.getLogger(NoteReceipt.class);

    private final Ledger ledger;

    NoteReceipt(Ledger ledger) {
        this.ledger = ledger;
    }

    void apply(int partition, PageReceipt receipt) {
        List<LedgerRow> rows = ledger.rowsOf(partition, receipt.pageId()).stream()
                .filter(row -> row.key().part().equals(MessageType.PAGE.word())
                        && !row.key().isWhole())
                .filter(row -> isMeant(row, receipt) && isFurther(row.state(), receipt.state()))
                .toList();
        for (LedgerRow row : rows) {
            ledger.write(row.with(
                    receipt.state(), Optional.of(receipt.detail()).filter(detail -> !detail.isBlank()), receipt.at()));
            LOG.info(
                    "receipt state={} pageId={} caseId={} person={} channel={} reason={}",
                    receipt.state().word(),
                    receipt.pageId(),
                    row.caseId(),
                    row.person(),
                    row.channel(),
                    receipt.detail());
        }
    }

    private static boolean isMeant(LedgerRow row, PageReceipt receipt) {
        return receipt.destination().isEmpty()
                ? row.channel().equals(receipt.channel())
                : row.key().destination().equals(receipt.destination());
    }

    private static boolean isFurther(DeliveryState now, DeliveryState news) {
        return switch (news) {
            case READ -> now == DeliveryState.ACCEPTED || now == DeliveryState.DELIVERED;
            case DELIVERED, FAILED -> now == DeliveryState.ACCEPTED;
            default -> false;
        };
    }
}
