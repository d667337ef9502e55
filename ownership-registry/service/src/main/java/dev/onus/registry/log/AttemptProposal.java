package dev.onus.registry.log;

import java.util.List;
import java.util.UUID;

/**
 * Puts on record that somebody tried to change what is not theirs. It asks for a version that no record can have, so
 * every program refuses it, and one that knows its id keeps the attempt for the audit trail.
 */
public final class AttemptProposal {
    private static final String PREFIX = "attempt/";
    private static final long NO_VERSION = -1;

    private AttemptProposal() {}

    /** @param reason why it was refused */
    public static Proposal of(RecordKey key, String actor, String reason) {
        return new Proposal(PREFIX + UUID.randomUUID(), List.of(ProposedChange.delete(key, NO_VERSION)), actor, reason);
    }

    static boolean isOne(Proposal proposal) {
        return proposal.id().startsWith(PREFIX);
    }

    static List<Refusal> refusals(Proposal proposal) {
        String reason = proposal.comment() == null ? "" : proposal.comment();
        return proposal.changes().stream()
                .<Refusal>map(change -> new Refusal.NotTheirs(change.key(), reason))
                .toList();
    }
}
