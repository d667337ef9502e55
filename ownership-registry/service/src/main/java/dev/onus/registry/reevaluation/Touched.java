package dev.onus.registry.reevaluation;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.PersonFacts;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.PolicyChooser;
import dev.onus.registry.model.PolicyFacts;
import dev.onus.registry.model.PolicyPick;
import dev.onus.registry.model.ResolvedPerson;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.TargetResolver;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the records as they are now would give a case another owner, another policy, or somebody else to page in its
 * current step. It only asks; the stream decides by the same functions when it reads the case's {@code re-evaluate}.
 */
final class Touched {
    private Touched() {}

    static boolean by(Directory directory, CaseState state, Optional<Identity> identity, Instant now) {
        Optional<String> environment = identity.flatMap(Identity::environment)
                .or(() -> Optional.ofNullable(state.getIdentity().getEnvironment()));
        AlertClass alertClass =
                Word.find(AlertClass.class, state.getAlert().getAlertClass()).orElse(AlertClass.OTHER);
        OwnerAnswer owner =
                OwnerResolver.resolve(state.getRoutingKey(), identity, new Facts(alertClass, environment), directory);
        PolicyPick policy = PolicyChooser.choose(
                new PolicyFacts(
                        Severity.parse(state.getSeverity().name()),
                        identity.map(Identity::criticality).orElse(Criticality.UNKNOWN),
                        identity.map(Identity::blastRadius).orElse(OptionalInt.empty()),
                        IdentityId.find(state.getRoutingKey())
                                .map(IdentityId::type)
                                .orElse("unknown"),
                        environment,
                        alertClass),
                directory);
        if (!Objects.equals(owner.team(), state.getOwner())) {
            return true;
        }
        // Somebody has it, or the source says that it is over: policy and people are not looked for again.
        boolean free = state.getAcknowledgedBy() == null && state.getSourceResolvedAt() == null;
        return free
                && (differs(policy, state) || pagesSomebodyElse(policy.policy().spec(), owner, state, directory, now));
    }

    private static boolean differs(PolicyPick pick, CaseState state) {
        return state.getPolicy() == null
                || !pick.policy().name().equals(state.getPolicy().getName())
                || pick.policy().version() != state.getPolicy().getVersion();
    }

    private static boolean pagesSomebodyElse(
            EscalationPolicy policy, OwnerAnswer owner, CaseState state, Directory directory, Instant now) {
        List<Step> steps = policy.acknowledgeSteps();
        if (state.getExhausted() || state.getStep() < 1 || state.getStep() > steps.size()) {
            return false;
        }
        Set<String> paged =
                state.getPersons().stream().map(PersonFacts::getName).collect(Collectors.toSet());
        return steps.get(state.getStep() - 1).notifies().stream()
                .flatMap(target -> TargetResolver.resolve(target, owner, directory, now).persons().stream())
                .map(ResolvedPerson::person)
                .anyMatch(person -> !paged.contains(person));
    }
}
