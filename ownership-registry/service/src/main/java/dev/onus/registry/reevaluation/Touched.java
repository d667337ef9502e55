package dev.onus.registry.reevaluation;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.PersonFacts;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.NearestSteward;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.PolicyChooser;
import dev.onus.registry.model.PolicyFacts;
import dev.onus.registry.model.PolicyPick;
import dev.onus.registry.model.ResolvedPerson;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.TargetResolver;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the records as they are now would give a case another owner, another policy, or somebody else to page in its
 * current step. It only asks; the stream decides by the same functions when it reads the case's {@code re-evaluate}.
 */
final class Touched {
    private Touched() {}

    static boolean by(Directory directory, CaseState state, Optional<Identity> identity, Instant now) {
        CaseKind kind = Word.find(CaseKind.class, state.getKind()).orElse(CaseKind.ALERT);
        OwnerAnswer resolved = owner(state, identity, directory);
        // Who was asked to find an owner has to hear that one is known now (OWN-7).
        if (kind == CaseKind.FIND_OWNER && resolved.source() != OwnerSource.CATCH_ALL) {
            return true;
        }
        // A team that took the case over stays its owner, whatever the records say (OWN-8).
        boolean assigned = Objects.equals(state.getOwnerSource(), OwnerSource.ASSIGNED.word());
        OwnerAnswer owner = kind == CaseKind.FIND_OWNER
                ? NearestSteward.find(state.getRoutingKey(), identity, directory)
                : assigned ? with(Objects.requireNonNullElse(state.getOwner(), ""), resolved) : resolved;
        if (!Objects.equals(owner.team(), state.getOwner())) {
            return true;
        }
        PolicyPick policy = policy(state, kind, identity, owner, directory, now);
        return isFree(state)
                && (differs(policy, state) || pagesSomebodyElse(policy.policy().spec(), owner, state, directory, now));
    }

    /** Who the records say owns what the case is about; an assignment does not count. */
    private static OwnerAnswer owner(CaseState state, Optional<Identity> identity, Directory directory) {
        return OwnerResolver.resolve(
                state.getRoutingKey(), identity, new Facts(alertClass(state), environment(state, identity)), directory);
    }

    private static PolicyPick policy(
            CaseState state,
            CaseKind kind,
            Optional<Identity> identity,
            OwnerAnswer owner,
            Directory directory,
            Instant now) {
        PolicyFacts facts = PolicyFacts.of(
                state.getRoutingKey(),
                kind,
                Severity.parse(state.getSeverity().name()),
                alertClass(state),
                identity,
                environment(state, identity),
                owner.team(),
                directory,
                now);
        return PolicyChooser.choose(facts, directory);
    }

    private static AlertClass alertClass(CaseState state) {
        return Word.find(AlertClass.class, state.getAlert().getAlertClass()).orElse(AlertClass.OTHER);
    }

    private static Optional<String> environment(CaseState state, Optional<Identity> identity) {
        return identity.flatMap(Identity::environment)
                .or(() -> Optional.ofNullable(state.getIdentity().getEnvironment()));
    }

    private static OwnerAnswer with(String team, OwnerAnswer resolved) {
        return new OwnerAnswer(
                team,
                resolved.steward(),
                resolved.backup(),
                resolved.serviceOwner(),
                OwnerSource.ASSIGNED,
                resolved.confidencePercent(),
                resolved.reason(),
                resolved.restsOn());
    }

    /**
     * Whether policy and people are looked for again: not while somebody has it, it is snoozed, it follows another case,
     * or the source says that it is over.
     */
    private static boolean isFree(CaseState state) {
        return state.getState() == CaseStateName.open
                && state.getSourceResolvedAt() == null
                && state.getFollows() == null
                && state.getStorm() == null;
    }

    private static boolean differs(PolicyPick pick, CaseState state) {
        return state.getPolicy() == null
                || !pick.policy().name().equals(state.getPolicy().getName())
                || pick.policy().version() != state.getPolicy().getVersion();
    }

    private static boolean pagesSomebodyElse(
            EscalationPolicy policy, OwnerAnswer owner, CaseState state, Directory directory, Instant now) {
        Optional<Step> step = policy.step(state.getStep()).filter(each -> !each.isConditional());
        if (state.getExhausted() || step.isEmpty()) {
            return false;
        }
        Set<String> paged =
                state.getPersons().stream().map(PersonFacts::getName).collect(Collectors.toSet());
        return step.get().notifies().stream()
                .flatMap(target -> TargetResolver.resolve(target, owner, directory, now).persons().stream())
                .map(ResolvedPerson::person)
                .anyMatch(person -> !paged.contains(person));
    }
}
