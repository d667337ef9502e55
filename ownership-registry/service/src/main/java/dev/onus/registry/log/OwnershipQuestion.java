package dev.onus.registry.log;

import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.IdentityId;
import java.time.Instant;
import java.util.Optional;

/** Who answers for an identity, now or as it was at an instant. */
public final class OwnershipQuestion {
    private final RegistryLog log;

    public OwnershipQuestion(RegistryLog log) {
        this.log = log;
    }

    /**
     * @param canonicalId the id of its record when it was asked by an alias
     * @param registered whether there is a record of it
     */
    public record Answer(String canonicalId, boolean registered, OwnerAnswer owner) {}

    public Answer ask(String identityId, Facts facts, Optional<Instant> at) {
        RegistrySnapshot snapshot =
                at.map(instant -> PastRecords.at(log, instant).snapshot()).orElseGet(log::snapshot);
        Optional<Identity> identity = snapshot.identities().identity(identityId).map(Versioned::spec);
        String canonical = identity.map(Identity::id).map(IdentityId::toString).orElse(identityId);
        return new Answer(
                canonical,
                identity.isPresent(),
                OwnerResolver.resolve(canonical, identity, facts, snapshot.directory()));
    }
}
