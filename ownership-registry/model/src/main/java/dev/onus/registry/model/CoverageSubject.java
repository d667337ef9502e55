package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Identities that nothing tells apart as far as who is paged for them goes.
 *
 * @param settings who answers, for each thing that an alert may say
 * @param unowned nobody but the catch-all answers when an alert says nothing special (OWN-7)
 */
record CoverageSubject(
        Criticality criticality, BlastRadiusBand band, String type, List<Setting> settings, boolean unowned) {
    /**
     * @param environment of the identity, else as the alert says it
     * @param windows that concern the identity, whether open or not
     */
    record Setting(AlertClass alertClass, Optional<String> environment, CoverageOwner owner, Set<String> windows) {}

    CoverageSubject {
        settings = List.copyOf(settings);
    }
}
