package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds fallbacks that only page again whom a step has paged already, whoever answers for the identity. */
final class LintSameFallback implements LintRule {
    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        for (Versioned<EscalationPolicy> policy : scope.policies()) {
            if (isSame(scope, policy.spec())) {
                findings.add(Finding.warning(
                        new RecordKey(Kind.ESCALATION_POLICY, policy.name()),
                        "spec.fallback.notify",
                        "The fallback is the same people as the steps before it, for each owner that the policy can"
                                + " apply to: who did not answer then is only asked again."));
            }
        }
        return findings;
    }

    private static boolean isSame(LintScope scope, EscalationPolicy policy) {
        List<Target> fallback = policy.fallback().notifies();
        List<Target> steps = policy.acknowledgeSteps().stream()
                .flatMap(step -> step.notifies().stream())
                .distinct()
                .toList();
        if (fallback.isEmpty() || steps.isEmpty()) {
            return false;
        }
        boolean depends = Stream.concat(fallback.stream(), steps.stream()).anyMatch(LintScope::dependsOnOwner);
        List<OwnerAnswer> owners = depends
                ? scope.owners(policy).stream().limit(LintScope.MAX_OWNERS).toList()
                : List.of(LintSubject.NOBODY);
        return !owners.isEmpty() && owners.stream().allMatch(owner -> isSame(scope, fallback, steps, owner));
    }

    private static boolean isSame(LintScope scope, List<Target> fallback, List<Target> steps, OwnerAnswer owner) {
        for (int sample = 0; sample < LintScope.SAMPLES; sample++) {
            Set<String> last = scope.people(fallback, owner, sample);
            Set<String> before = new HashSet<>(scope.people(steps, owner, sample));
            if (last.isEmpty() || !before.containsAll(last)) {
                return false;
            }
        }
        return true;
    }
}
