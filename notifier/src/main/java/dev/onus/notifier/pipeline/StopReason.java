package dev.onus.notifier.pipeline;

import dev.onus.vocabulary.Word;

/** Why nothing (more) is sent. */
public enum StopReason implements Word {
    /** The ledger says how it ended. */
    ALREADY_SETTLED,
    /** The log has a withdrawal of the page; only that makes a page stale (design decision 8). */
    WITHDRAWN,
    /** The person is paged anew, so an acknowledgement of what was before must not come after that. */
    OVERTAKEN,
    /** This notifier is stopping or lost the partition; whoever has it next goes on from the ledger. */
    CLOSING
}
