package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a case from outside. Its time is the record's, and is an argument beside it. */
public sealed interface CaseInput {
    /** A further alert with the fold key of this case: a repetition, a worse severity, or the source's own ending. */
    record AlertFolded(Alert alert) implements CaseInput {}

    /** An alert shows that the credential of a closed, contained case is used again (OWN-14). */
    record CameBack(Alert alert) implements CaseInput {}

    /** Another case of the same identity heard a word about the credential (OWN-14). */
    record Observed(Observation observation) implements CaseInput {}

    record Answered(Answer answer) implements CaseInput {}

    /** The identity's ownership record arrived, changed or went; the situation holds the new one. */
    record OwnershipChanged() implements CaseInput {}

    /** A record that owner, policy or people depend on has changed; whoever should be paged now is found again. */
    record ReEvaluated() implements CaseInput {}

    /** An older case turned out to be about the same identity under another name; it pages, this one follows. */
    record Linked(CaseId elder) implements CaseInput {}

    /**
     * The elder case that this one follows has ended.
     *
     * @param outcome the word of how it was closed; empty when it only let go of this one
     * @param riskExpiresAt of an accepted risk
     */
    record ElderEnded(CaseId elder, Optional<String> outcome, Optional<Instant> riskExpiresAt, String reason)
            implements CaseInput {}

    /**
     * The notifier's last word about a page.
     *
     * @param reached whether a channel accepted it; false counts as unanswered (ESC-12)
     */
    record Delivered(PageId pageId, String person, boolean reached, Optional<String> channel, Optional<String> detail)
            implements CaseInput {}
}
