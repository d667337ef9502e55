package dev.onus.registry.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds windows that are longer than the clocks they should fit in: what comes after them comes too late. */
final class LintWindows implements LintRule {
    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        for (Versioned<EscalationPolicy> policy : scope.policies()) {
            RecordKey key = new RecordKey(Kind.ESCALATION_POLICY, policy.name());
            steps(key, policy.spec(), findings);
            conditions(key, policy.spec(), findings);
            clocks(key, policy.spec(), findings);
        }
        return findings;
    }

    private static void steps(RecordKey key, EscalationPolicy policy, List<Finding> findings) {
        Duration all = policy.acknowledgeSteps().stream()
                .map(step -> step.acknowledgeWithin().multipliedBy(1L + step.repeat()))
                .reduce(Duration.ZERO, Duration::plus);
        Optional<Duration> contain = policy.containWithin().filter(within -> all.compareTo(within) > 0);
        Optional<Duration> resolve = Optional.of(policy.resolveWithin()).filter(within -> all.compareTo(within) > 0);
        contain.map(within -> "containWithin (" + within + ")")
                .or(() -> resolve.map(within -> "resolveWithin (" + within + ")"))
                .ifPresent(clock -> findings.add(Finding.warning(
                        key,
                        "spec.steps",
                        "The windows of the steps with their repeats make " + all + ", which is longer than " + clock
                                + ": the clock runs out before the fallback is asked.")));
    }

    private static void conditions(RecordKey key, EscalationPolicy policy, List<Finding> findings) {
        for (int number : policy.conditionSteps()) {
            Step step = policy.steps().get(number - 1);
            policy.window(step)
                    .filter(window -> window.compareTo(policy.resolveWithin()) > 0)
                    .ifPresent(window -> findings.add(Finding.warning(
                            key,
                            "spec.steps[" + (number - 1) + "].within",
                            "The step waits " + window + ", which is longer than resolveWithin ("
                                    + policy.resolveWithin() + ").")));
        }
    }

    private static void clocks(RecordKey key, EscalationPolicy policy, List<Finding> findings) {
        Duration lease = policy.acknowledgementExpiresAfter();
        policy.containWithin()
                .filter(within -> lease.compareTo(within) > 0)
                .ifPresent(within -> findings.add(Finding.warning(
                        key,
                        "spec.acknowledgementExpiresAfter",
                        "An acknowledgement lasts " + lease + ", which is longer than containWithin (" + within
                                + "): it may lead nowhere and nobody asks in time.")));
        longer(key, "containWithin", policy.containWithin(), policy.resolveWithin(), findings);
        longer(key, "decideWithin", policy.terms().decideWithin(), policy.resolveWithin(), findings);
    }

    private static void longer(
            RecordKey key, String clock, Optional<Duration> window, Duration resolve, List<Finding> findings) {
        window.filter(within -> within.compareTo(resolve) > 0)
                .ifPresent(within -> findings.add(Finding.warning(
                        key,
                        "spec." + clock,
                        within + " is longer than resolveWithin (" + resolve
                                + "), so the clock never comes to count.")));
    }
}
