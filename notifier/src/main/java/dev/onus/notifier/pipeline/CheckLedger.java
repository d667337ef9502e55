package dev.onus.notifier.pipeline;

import dev.onus.notifier.ledger.Ledger;

/** The stage that ends what is settled already: after a restart, events are read again. */
final class CheckLedger {
    private final Ledger ledger;

    CheckLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    Decision<PageRequest> apply(PageRequest request) {
        return ledger.find(request.partition(), request.wholeKey()).isPresent()
                ? new Decision.Stop<>(StopReason.ALREADY_SETTLED)
                : new Decision.Proceed<>(request);
    }
}
