package dev.onus.registry.log;

import java.util.List;

/**
 * What a review itself writes about an identity (ESC-6). Its id says so, which no caller can choose: all others are
 * random or hashed. It names the version that it was made from as well, so each replica proposes the same one, and the
 * log does it once.
 */
public final class ReviewProposal {
    private static final String PREFIX = "review/";
    private static final String ACTOR = "service:onus";

    private ReviewProposal() {}

    /** @param json the record with the lifecycle that the review gives it */
    public static Proposal of(String effectId, RecordVersion before, String json, String comment) {
        return new Proposal(
                PREFIX + effectId + "/" + before.version(),
                List.of(ProposedChange.put(before.key(), before.version(), json)),
                ACTOR,
                comment);
    }

    static boolean isOne(Proposal proposal) {
        return proposal.id().startsWith(PREFIX);
    }
}
