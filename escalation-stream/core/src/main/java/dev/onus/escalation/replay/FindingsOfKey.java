package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.LifecycleFinding;
import dev.onus.escalation.LifecycleFindings;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The timer of an identity (OWN-13): when the earliest date of its record becomes a finding that has no case. */
final class FindingsOfKey {
    /** What comes at the same time as the record is heard before the timer fires. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private Optional<Instant> nextDue = Optional.empty();

    record Found(CaseKind kind, Alert alert) {}

    Optional<Instant> nextDue() {
        return nextDue;
    }

    /** The record is another, or has been looked at. */
    void changed(Optional<Identity> identity, Instant now, CasesOfKey cases) {
        nextDue = identity.flatMap(known -> LifecycleFindings.of(known).stream()
                .filter(finding -> finding.dueAt().isAfter(now) || isNew(known, finding, cases))
                .findFirst()
                .map(finding -> finding.dueAt().isAfter(now) ? finding.dueAt() : now.plus(AT_ONCE)));
    }

    List<Found> take(Optional<Identity> identity, Instant now, CasesOfKey cases) {
        return identity.stream()
                .flatMap(known -> LifecycleFindings.due(known, now).stream()
                        .filter(finding -> isNew(known, finding, cases))
                        .map(finding -> new Found(finding.kind(), LifecycleFindings.alert(known, finding))))
                .toList();
    }

    private static boolean isNew(Identity identity, LifecycleFinding finding, CasesOfKey cases) {
        return cases.caseOf(LifecycleFindings.alert(identity, finding).id()).isEmpty();
    }
}
