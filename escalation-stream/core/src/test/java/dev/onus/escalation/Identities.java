package dev.onus.escalation;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Lifecycle;
import java.util.Optional;

/** Identities as others, but for what a test is about. */
final class Identities {
    private Identities() {}

    static Identity issuedBy(Identity it, String issuer) {
        return with(
                it, it.credential(), it.lifecycle(), it.limits(), it.partner(), Optional.of(IdentityId.parse(issuer)));
    }

    static Identity with(
            Identity it,
            Credential credential,
            Optional<Lifecycle> lifecycle,
            LifecycleLimits limits,
            Optional<Partner> partner,
            Optional<IdentityId> issuer) {
        return new Identity(
                it.id(),
                it.aliases(),
                it.environment(),
                it.system(),
                it.systems(),
                it.owner(),
                it.steward(),
                it.backup(),
                it.shared(),
                it.criticality(),
                it.blastRadius(),
                it.businessProcess(),
                it.dependents(),
                it.revocation(),
                credential,
                lifecycle,
                it.stopAuthority(),
                it.proof(),
                it.tenant(),
                limits,
                partner,
                issuer,
                it.issued());
    }
}
