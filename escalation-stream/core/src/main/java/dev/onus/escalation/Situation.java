package dev.onus.escalation;

import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Inherited;
import java.util.Optional;

/**
 * The world as a decision sees it.
 *
 * @param identity the identity's registry record with what it takes over from its systems; empty when nobody registered
 *     it
 */
public record Situation(Directory directory, Optional<Identity> identity) {
    public Situation {
        identity = identity.map(own -> Inherited.from(own, directory));
    }
}
