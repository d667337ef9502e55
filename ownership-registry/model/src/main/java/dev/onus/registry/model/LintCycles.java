package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds escalations that go round and come back to whoever did not answer before. */
final class LintCycles implements LintRule {
    /** A habit in the records would otherwise fill pages. */
    static final int MAX_IDENTITIES_NAMED = 20;

    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        scope.owningTeams().forEach(team -> manager(scope, team, findings));
        backups(scope, findings);
        scope.policies().forEach(policy -> chain(scope, policy, findings));
        return findings;
    }

    private static void manager(LintScope scope, Versioned<Team> team, List<Finding> findings) {
        String manager = team.spec().manager().orElse("");
        Set<String> people = scope.everybody(new Target.TeamTarget(team.name()), LintSubject.NOBODY);
        if (people.equals(Set.of(manager))) {
            findings.add(Finding.warning(
                    new RecordKey(Kind.TEAM, team.name()),
                    "spec.manager",
                    manager + " manages team " + team.name() + " and is the only one who is paged for it, so escalating"
                            + " to the manager leads back to " + manager + "."));
        }
    }

    private static void backups(LintScope scope, List<Finding> findings) {
        int found = 0;
        for (Versioned<Identity> identity : scope.identities()) {
            String owner = identity.spec().owner().orElse("");
            String backup = identity.spec().backup().orElse("");
            if (!backup.isEmpty() && !owner.isEmpty() && isSamePeople(scope, owner, backup)) {
                found++;
                if (found <= MAX_IDENTITIES_NAMED) {
                    findings.add(Finding.warning(
                            new RecordKey(Kind.IDENTITY, identity.name()),
                            "spec.backup",
                            "The backup, team " + backup + ", is the same people as the owner"
                                    + (owner.equals(backup) ? "" : ", team " + owner)
                                    + ", so escalating to it leads back to who did not answer."));
                }
            }
        }
        if (found > MAX_IDENTITIES_NAMED) {
            Finding last = findings.getLast();
            findings.set(
                    findings.size() - 1,
                    Finding.warning(
                            last.record(),
                            last.problem().path(),
                            last.problem().message() + " The same is true of " + (found - MAX_IDENTITIES_NAMED)
                                    + " more identities."));
        }
    }

    /** Two teams of several people are different teams even where the people are the same. */
    private static boolean isSamePeople(LintScope scope, String owner, String backup) {
        if (owner.equals(backup)) {
            return true;
        }
        Set<String> owners = scope.everybody(new Target.TeamTarget(owner), LintSubject.NOBODY);
        return owners.size() == 1 && owners.equals(scope.everybody(new Target.TeamTarget(backup), LintSubject.NOBODY));
    }

    /** Every step of the policy pages one and the same person, whoever answers for the identity. */
    private static void chain(LintScope scope, Versioned<EscalationPolicy> policy, List<Finding> findings) {
        List<Step> steps = policy.spec().acknowledgeSteps();
        List<OwnerAnswer> owners =
                scope.owners(policy.spec()).stream().limit(LintScope.MAX_OWNERS).toList();
        if (steps.size() > 1
                && !owners.isEmpty()
                && owners.stream().allMatch(owner -> isOnePerson(scope, steps, owner))) {
            findings.add(Finding.warning(
                    new RecordKey(Kind.ESCALATION_POLICY, policy.name()),
                    "spec.steps",
                    "Every step leads to the same single person, for each owner that the policy can apply to."));
        }
    }

    private static boolean isOnePerson(LintScope scope, List<Step> steps, OwnerAnswer owner) {
        for (int sample = 0; sample < LintScope.SAMPLES; sample++) {
            Set<String> all = new HashSet<>();
            for (Step step : steps) {
                all.addAll(scope.people(step.notifies(), owner, sample));
                if (all.size() > 1) {
                    return false;
                }
            }
            if (all.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
