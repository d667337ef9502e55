package dev.onus.registry.model;

import java.util.List;

/** Finds a single static paging tree: nothing depends on severity, criticality or blast radius (ESC-2). */
final class LintStaticTree implements LintRule {
    @Override
    public List<Finding> check(LintScope scope) {
        List<Versioned<EscalationPolicy>> policies = scope.policies().stream()
                .filter(policy -> LintUncovered.isForAlerts(policy.spec().match()))
                .toList();
        boolean depends = policies.stream()
                .map(policy -> policy.spec().match())
                .anyMatch(match -> !match.severity().isEmpty()
                        || !match.criticality().isEmpty()
                        || !match.blastRadius().isEmpty());
        if (depends || (policies.isEmpty() && !scope.hasOwners())) {
            return List.of();
        }
        String first = policies.isEmpty()
                ? FirstRecords.CATCH_ALL
                : policies.getFirst().name();
        return List.of(Finding.warning(
                new RecordKey(Kind.ESCALATION_POLICY, first),
                "spec.match",
                "No policy depends on severity, criticality or blast radius, so an alert of any weight is escalated"
                        + " alike."));
    }
}
