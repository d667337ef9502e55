package dev.onus.notifier.pipeline;

import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;

/**
 * A message that an event of the case log asks for.
 *
 * @param partition of that event, which is the ledger's too
 */
public record PageRequest(String routingKey, int partition, Message message) {
    LedgerKey keyFor(String destinationId) {
        return new LedgerKey(routingKey, message.pageId(), message.part(), destinationId);
    }

    /** The row of the page itself, whichever message about it this is. */
    LedgerKey pageKeyFor(String destinationId) {
        return new LedgerKey(routingKey, message.pageId(), MessageType.PAGE.word(), destinationId);
    }

    LedgerKey wholeKey() {
        return LedgerKey.whole(routingKey, message.pageId());
    }
}
