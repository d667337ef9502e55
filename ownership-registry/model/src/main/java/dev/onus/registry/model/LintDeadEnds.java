package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds steps and fallbacks that can reach nobody, and policies of which that is true throughout. Who an {@code owner} is
 * depends on the identity: such a target is at an end only when it is so for each one that the policy can apply to.
 */
final class LintDeadEnds implements LintRule {
    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        for (Versioned<EscalationPolicy> policy : scope.policies()) {
            new Look(scope, policy, findings).look();
        }
        return findings;
    }

    private record Look(LintScope scope, Versioned<EscalationPolicy> named, List<Finding> findings) {
        void look() {
            EscalationPolicy policy = named.spec();
            List<OwnerAnswer> owners = scope.owners(policy);
            for (int index = 0; index < policy.steps().size(); index++) {
                step(
                        "spec.steps[" + index + "].notify",
                        policy.steps().get(index).notifies(),
                        owners);
            }
            step("spec.fallback.notify", policy.fallback().notifies(), owners);
            whole(policy, owners);
        }

        private void step(String path, List<Target> targets, List<OwnerAnswer> owners) {
            if (!targets.isEmpty() && reachNobody(targets, owners)) {
                findings.add(Finding.warning(
                        key(),
                        path,
                        "Nobody can be reached here: "
                                + targets.stream().map(Target::text).collect(Collectors.joining(", "))
                                + " lead to nobody with a contact in the next " + LintScope.HORIZON.toDays()
                                + " days, so the case goes on at once."));
            }
        }

        private void whole(EscalationPolicy policy, List<OwnerAnswer> owners) {
            List<Target> all = Stream.concat(
                            policy.steps().stream().flatMap(step -> step.notifies().stream()),
                            policy.fallback().notifies().stream())
                    .distinct()
                    .toList();
            if (all.isEmpty()) {
                findings.add(Finding.warning(
                        key(), "spec.steps", "Nobody is notified by any step, so every case goes to the catch-all."));
            } else if (policy.acknowledgeSteps().isEmpty()) {
                findings.add(Finding.warning(
                        key(),
                        "spec.steps",
                        "Every step waits for a condition, so a new case goes to the fallback at once."));
            } else if (reachNobody(all, owners)) {
                boolean always = all.stream().noneMatch(LintScope::dependsOnOwner);
                Finding.Weight weight = always ? Finding.Weight.PROBLEM : Finding.Weight.WARNING;
                findings.add(new Finding(
                        key(),
                        weight,
                        new Problem(
                                "spec.steps",
                                "Expected somebody who can be reached by a step or the fallback, but none of them"
                                        + " leads to anybody with a contact.")));
            }
        }

        private boolean reachNobody(List<Target> targets, List<OwnerAnswer> owners) {
            return targets.stream()
                    .allMatch(target -> LintScope.dependsOnOwner(target)
                            ? !owners.isEmpty()
                                    && owners.stream().noneMatch(owner -> scope.isEverReached(target, owner))
                            : !scope.isEverReached(target, LintSubject.NOBODY));
        }

        private RecordKey key() {
            return new RecordKey(Kind.ESCALATION_POLICY, named.name());
        }
    }
}
