package dev.onus.ingest.publish;

import dev.onus.vocabulary.Word;

/** What intake itself says of an item; what becomes of an accepted alert the stream says later. */
public enum ReceiptOutcome implements Word {
    ACCEPTED,
    IGNORED,
    UNMAPPED,
    REJECTED
}
