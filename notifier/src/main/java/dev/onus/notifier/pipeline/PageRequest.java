package dev.onus.notifier.pipeline;

import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.message.Message;

/**
 * A message that an event of the case log asks for.
 *
 * @param partition of that event, which is the ledger's too
 */
public record PageRequest(String routingKey, int partition, Message message) {
    LedgerKey keyFor(String destinationId) {
        return new LedgerKey(routingKey, message.pageId(), message.part(), destinationId);
    }

    LedgerKey wholeKey() {
        return LedgerKey.whole(routingKey, message.pageId());
    }
}
