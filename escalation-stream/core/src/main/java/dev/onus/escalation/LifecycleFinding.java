package dev.onus.escalation;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Severity;
import java.time.Instant;

/**
 * Something that becomes a finding at an instant, unless the record changes before (OWN-13).
 *
 * @param since the date of the record that it is derived from; another date is another finding
 * @param dueAt from when it is a finding
 * @param kind a review for a partner, else an alert
 */
public record LifecycleFinding(
        LifecycleRule rule,
        Instant since,
        Instant dueAt,
        AlertClass alertClass,
        Severity severity,
        String title,
        CaseKind kind) {

    /** The same finding of the same identity as long as the date behind it is the same. */
    public String dedupKey() {
        return rule.word() + ":" + since;
    }
}
