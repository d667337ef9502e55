package dev.onus.registry.model;

import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy says beside its steps.
 *
 * @param decideWithin from the opening; empty means that a decision has no clock of its own
 * @param overdue what happens when a clock runs out; one that is not named: {@link Overdue#DEFAULT}
 * @param urgency low lets the first page wait for the owner's next working window (ESC-8)
 * @param reassignmentLimit as many reassignments escalate the case by one level and hold it there (OWN-8)
 * @param storm when it is the policy that a storm of the issuer would have
 * @param priorities the first that matches says the priority; none does: it is derived (ESC-15)
 */
public record Terms(
        Optional<Duration> decideWithin,
        Map<SlaClock, Overdue> overdue,
        Urgency urgency,
        int reassignmentLimit,
        TieBreak tieBreak,
        StormTerms storm,
        List<PriorityRule> priorities) {
    public static final int DEFAULT_REASSIGNMENT_LIMIT = 3;
    public static final int MAX_REASSIGNMENT_LIMIT = 20;
    public static final int MAX_PRIORITIES = 50;
    public static final Terms DEFAULT = new Terms(
            Optional.empty(),
            Map.of(),
            Urgency.HIGH,
            DEFAULT_REASSIGNMENT_LIMIT,
            TieBreak.DEFAULT,
            StormTerms.DEFAULT,
            List.of());

    public Terms {
        overdue = Map.copyOf(overdue);
        priorities = List.copyOf(priorities);
    }

    public Overdue overdue(SlaClock clock) {
        return overdue.getOrDefault(clock, Overdue.DEFAULT);
    }
}
