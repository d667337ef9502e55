package dev.onus.escalation;

import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.PolicyChooser;
import dev.onus.registry.model.PolicyFacts;
import dev.onus.registry.model.PolicyPick;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the owner and the policy that would answer now (OWN-1, ESC-2); the model decides, this only asks. */
final class Choosing {
    private Choosing() {}

    static Standing choose(RoutingKey key, Alert alert, Severity severity, Situation situation) {
        Optional<Identity> identity = situation.identity();
        Optional<String> environment = identity.flatMap(Identity::environment).or(alert::environment);
        OwnerAnswer owner = OwnerResolver.resolve(
                key.value(), identity, new Facts(alert.alertClass(), environment), situation.directory());
        PolicyPick pick =
                PolicyChooser.choose(facts(key, alert, severity, environment, identity), situation.directory());
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
                pick.reason());
    }

    static PolicyPick policy(Case current, Situation situation) {
        Optional<String> environment =
                situation.identity().flatMap(Identity::environment).or(current.alert()::environment);
        return PolicyChooser.choose(
                facts(current.routingKey(), current.alert(), current.severity(), environment, situation.identity()),
                situation.directory());
    }

    private static PolicyFacts facts(
            RoutingKey key, Alert alert, Severity severity, Optional<String> environment, Optional<Identity> identity) {
        String type = IdentityId.find(key.value()).map(IdentityId::type).orElse("unknown");
        return new PolicyFacts(
                severity,
                identity.map(Identity::criticality).orElse(Criticality.UNKNOWN),
                identity.map(Identity::blastRadius).orElse(OptionalInt.empty()),
                type,
                environment,
                alert.alertClass());
    }
}
