package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.WorkHours;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds policies that never apply, because one that goes before them matches all that they match. */
final class LintShadows implements LintRule {
    /** Every value in place of none, so that one set says whether it holds another. */
    private record Reach(
            String name,
            int priority,
            List<Set<?>> words,
            Set<String> environment,
            Set<String> type,
            Set<String> changeWindow) {
        static Reach of(Versioned<EscalationPolicy> policy) {
            PolicyMatch match = policy.spec().match();
            return new Reach(
                    policy.name(),
                    policy.spec().priority(),
                    List.of(
                            all(match.severity(), Severity.class),
                            all(match.criticality(), Criticality.class),
                            all(match.blastRadius(), BlastRadiusBand.class),
                            all(match.alertClass(), AlertClass.class),
                            all(match.hours(), WorkHours.class),
                            kinds(match)),
                    match.environment(),
                    match.type(),
                    match.changeWindow());
        }

        boolean holds(Reach other) {
            for (int index = 0; index < words.size(); index++) {
                if (!words.get(index).containsAll(other.words.get(index))) {
                    return false;
                }
            }
            return holds(environment, other.environment)
                    && holds(type, other.type)
                    && holds(changeWindow, other.changeWindow);
        }

        private static boolean holds(Set<String> wide, Set<String> narrow) {
            return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
        }

        private static <E extends Enum<E>> Set<E> all(Set<E> wanted, Class<E> type) {
            return wanted.isEmpty() ? EnumSet.allOf(type) : EnumSet.copyOf(wanted);
        }

        /** Who names no kind means every kind but the one that a policy has to name. */
        private static Set<CaseKind> kinds(PolicyMatch match) {
            return match.kind().isEmpty()
                    ? EnumSet.complementOf(EnumSet.of(CaseKind.FIND_OWNER))
                    : EnumSet.copyOf(match.kind());
        }
    }

    @Override
    public List<Finding> check(LintScope scope) {
        List<Reach> reaches = scope.policies().stream().map(Reach::of).toList();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < reaches.size(); index++) {
            Reach hidden = reaches.get(index);
            first(reaches.subList(0, index), hidden)
                    .ifPresent(before -> findings.add(Finding.warning(
                            new RecordKey(Kind.ESCALATION_POLICY, hidden.name()),
                            "spec.match",
                            "The policy never applies: " + before.name() + " goes before it (priority "
                                    + before.priority() + " to " + hidden.priority()
                                    + (before.priority() == hidden.priority() ? ", and by name" : "")
                                    + ") and matches all that it matches.")));
        }
        return findings;
    }

    private static Optional<Reach> first(List<Reach> before, Reach hidden) {
        return before.stream().filter(each -> each.holds(hidden)).findFirst();
    }
}
