package dev.onus.escalation;

import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.Overdue;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.StormTerms;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.Terms;
import dev.onus.registry.model.TieBreak;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is asked in a case that the registry opened: those whom it names, then those whom it names for when they do not
 * answer, then the catch-all as in every case. No policy of the registry's records changes that.
 */
final class TaskPolicy {
    /** It was never in the registry's log. */
    static final long VERSION = 0;

    private TaskPolicy() {}

    static EscalationPolicy of(Task task) {
        List<Target> others = task.targets(TaskWords.ESCALATE_TO);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.paging(task.within(), task.targets(TaskWords.TARGETS).toArray(Target[]::new)));
        if (!others.isEmpty()) {
            steps.add(Step.paging(task.within(), others.toArray(Target[]::new)));
        }
        Overdue overdue = others.isEmpty() ? Overdue.DEFAULT : new Overdue(others, List.of(), List.of());
        return new EscalationPolicy(
                PolicyMatch.EVERYTHING,
                0,
                steps,
                Fallback.NONE,
                longer(task.within(), EscalationPolicy.DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER),
                Optional.empty(),
                EscalationPolicy.LONGEST_WINDOW,
                new Terms(
                        Optional.empty(),
                        Map.of(SlaClock.RESOLVE, overdue),
                        task.urgency(),
                        Terms.DEFAULT_REASSIGNMENT_LIMIT,
                        TieBreak.DEFAULT,
                        StormTerms.DEFAULT,
                        List.of()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
