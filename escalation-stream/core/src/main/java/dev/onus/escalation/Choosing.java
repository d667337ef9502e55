package dev.onus.escalation;

import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.NearestSteward;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.PolicyChooser;
import dev.onus.registry.model.PolicyFacts;
import dev.onus.registry.model.PolicyPick;
import dev.onus.registry.model.Terms;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the owner and the policy that would answer now (OWN-1, ESC-2); the model decides, this only asks. */
final class Choosing {
    static final int CONFIDENCE_ASSIGNED = 100;

    private Choosing() {}

    static Standing choose(CaseKind kind, Alert alert, Severity severity, Situation situation, Instant now) {
        return choose(kind, alert, severity, Optional.empty(), situation, now);
    }

    static Standing choose(CaseKind kind, Alert alert, Optional<Task> task, Situation situation, Instant now) {
        return task.map(given -> ofTask(given, alert, Optional.empty(), situation))
                .orElseGet(() -> choose(kind, alert, alert.severity(), situation, now));
    }

    /** As the case stands; a team that took it over stays its owner for as long as there is one. */
    static Standing choose(Case current, Situation situation, Instant now) {
        Optional<String> assigned = current.handling()
                .assignedOwner()
                .filter(team -> situation.directory().team(team).isPresent());
        return current.task()
                .map(task -> ofTask(task, current.alert(), assigned, situation))
                .orElseGet(() -> choose(current.kind(), current.alert(), current.severity(), assigned, situation, now));
    }

    /** The registry says itself who answers for it and who is asked; no policy of its records is chosen. */
    private static Standing ofTask(Task task, Alert alert, Optional<String> assigned, Situation situation) {
        OwnerAnswer found = OwnerResolver.resolve(
                alert.routingKey().value(),
                Optional.empty(),
                new Facts(alert.alertClass(), Optional.empty()),
                situation.directory());
        OwnerAnswer named = task.owner()
                .filter(team -> situation.directory().team(team).isPresent())
                .map(team -> assigned(found, team, "The registry says that it is team " + team + "'s to see to."))
                .orElse(found);
        OwnerAnswer owner = assigned.map(team -> assigned(named, team)).orElse(named);
        return new Standing(
                owner.team(),
                owner.steward(),
                owner.backup(),
                owner.serviceOwner(),
                owner.source(),
                owner.confidencePercent(),
                owner.reason(),
                task.kind().word(),
                TaskPolicy.VERSION,
                "The registry says who is asked.",
                List.of());
    }

    /** The policy that would be chosen now, for a case whose pinned version is gone. */
    static EscalationPolicy policy(Case current, Situation situation, Instant now) {
        Optional<String> environment =
                situation.identity().flatMap(Identity::environment).or(current.alert()::environment);
        PolicyFacts facts = PolicyFacts.of(
                current.routingKey().value(),
                current.kind(),
                current.severity(),
                current.alert().alertClass(),
                situation.identity(),
                environment,
                current.standing().owner(),
                situation.directory(),
                now);
        return PolicyChooser.choose(facts, situation.directory()).policy().spec();
    }

    /** What the policy says that such a case would have now. */
    static Terms terms(CaseKind kind, Alert alert, Situation situation, Instant now) {
        String key = alert.routingKey().value();
        Optional<Identity> identity = situation.identity();
        Optional<String> environment = identity.flatMap(Identity::environment).or(alert::environment);
        PolicyFacts facts = PolicyFacts.of(
                key,
                kind,
                alert.severity(),
                alert.alertClass(),
                identity,
                environment,
                owner(kind, key, alert, environment, situation).team(),
                situation.directory(),
                now);
        return PolicyChooser.choose(facts, situation.directory())
                .policy()
                .spec()
                .terms();
    }

    private static Standing choose(
            CaseKind kind,
            Alert alert,
            Severity severity,
            Optional<String> assigned,
            Situation situation,
            Instant now) {
        String key = alert.routingKey().value();
        Optional<Identity> identity = situation.identity();
        Optional<String> environment = identity.flatMap(Identity::environment).or(alert::environment);
        OwnerAnswer found = owner(kind, key, alert, environment, situation);
        OwnerAnswer owner = assigned.map(team -> assigned(found, team)).orElse(found);
        PolicyFacts facts = PolicyFacts.of(
                key,
                kind,
                severity,
                alert.alertClass(),
                identity,
                environment,
                owner.team(),
                situation.directory(),
                now);
        PolicyPick pick = PolicyChooser.choose(facts, situation.directory());
        return new Standing(
                owner.team(),
                owner.steward(),
                owner.backup(),
                owner.serviceOwner(),
                owner.source(),
                owner.confidencePercent(),
                owner.reason(),
                pick.policy().name(),
                pick.policy().version(),
                pick.reason(),
                List.copyOf(facts.changeWindows()));
    }

    /** A case that looks for an owner goes to the steward of the nearest thing known (OWN-7). */
    private static OwnerAnswer owner(
            CaseKind kind, String key, Alert alert, Optional<String> environment, Situation situation) {
        return kind == CaseKind.FIND_OWNER
                ? NearestSteward.find(key, situation.identity(), situation.directory())
                : OwnerResolver.resolve(
                        key, situation.identity(), new Facts(alert.alertClass(), environment), situation.directory());
    }

    private static OwnerAnswer assigned(OwnerAnswer found, String team) {
        return assigned(found, team, "Team " + team + " took the case over.");
    }

    private static OwnerAnswer assigned(OwnerAnswer found, String team, String reason) {
        return new OwnerAnswer(
                team,
                found.steward(),
                found.backup(),
                found.serviceOwner(),
                OwnerSource.ASSIGNED,
                CONFIDENCE_ASSIGNED,
                reason,
                found.restsOn());
    }
}
