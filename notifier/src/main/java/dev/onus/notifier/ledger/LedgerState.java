package dev.onus.notifier.ledger;

import dev.onus.vocabulary.Word;

/** What the ledger says of a message at a destination. */
public enum LedgerState implements Word {
    /** An attempt was begun. With a time for the next one it failed for now; without, its outcome is not known. */
    SENDING,
    ACCEPTED,
    FAILED,
    WITHDRAWN
}
