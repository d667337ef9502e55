package dev.onus.escalation;

import dev.onus.vocabulary.PageId;
import java.util.Optional;

/** What can happen to a case from outside. Its time is the record's, and is an argument beside it. */
public sealed interface CaseInput {
    /** A further alert with the fold key of this case: a repetition, a worse severity, or the source's own ending. */
    record AlertFolded(Alert alert) implements CaseInput {}

    record Answered(Answer answer) implements CaseInput {}

    /** The identity's ownership record arrived, changed or went; the situation holds the new one. */
    record OwnershipChanged() implements CaseInput {}

    /** A record that owner, policy or people depend on has changed; whoever should be paged now is found again. */
    record ReEvaluated() implements CaseInput {}

    /**
     * The notifier's last word about a page.
     *
     * @param reached whether a channel accepted it; false counts as unanswered (ESC-12)
     */
    record Delivered(PageId pageId, String person, boolean reached, Optional<String> channel, Optional<String> detail)
            implements CaseInput {}
}
