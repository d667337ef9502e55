package dev.onus.ingest.publish;

import java.util.Optional;

/**
 * The receipt for one item, as the answer to the sender shows it.
 *
 * @param dedupKey for protocols whose answer repeats it
 * @param field what was wrong, for a rejected one
 */
public record ReceiptLine(
        String id,
        int index,
        String source,
        ReceiptOutcome outcome,
        Optional<String> alertId,
        Optional<String> dedupKey,
        Optional<String> field,
        Optional<String> reason) {}
