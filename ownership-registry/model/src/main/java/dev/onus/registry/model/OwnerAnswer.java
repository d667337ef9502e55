package dev.onus.registry.model;

import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for an identity, and why (OWN-1).
 *
 * @param team exactly one is accountable
 * @param serviceOwner a Person, from the system
 * @param confidencePercent how sure that is, from 0 to 100: 100 when somebody wrote it for this identity
 * @param reason a sentence for the timeline
 */
public record OwnerAnswer(
        String team,
        Optional<String> steward,
        Optional<String> backup,
        Optional<String> serviceOwner,
        OwnerSource source,
        int confidencePercent,
        String reason,
        List<RecordRef> restsOn) {
    public OwnerAnswer {
        restsOn = List.copyOf(restsOn);
    }
}
