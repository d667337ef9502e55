package dev.onus.registry.model;

import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Optional;

/**
 * Those who answer for identities, without the reason: identities with the same ones share their paths.
 *
 * @param team accountable
 * @param serviceOwner a Person
 */
public record CoverageOwner(
        String team, Optional<String> steward, Optional<String> backup, Optional<String> serviceOwner) {
    static CoverageOwner of(OwnerAnswer answer) {
        return new CoverageOwner(answer.team(), answer.steward(), answer.backup(), answer.serviceOwner());
    }

    OwnerAnswer answer() {
        return new OwnerAnswer(team, steward, backup, serviceOwner, OwnerSource.EXACT, 0, "", List.of());
    }
}
