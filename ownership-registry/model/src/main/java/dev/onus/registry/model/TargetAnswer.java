package dev.onus.registry.model;

import java.util.List;
import java.util.Optional;

/**
 * Whom a target means right now.
 *
 * @param persons those to page
 * @param gap what was missing, as a sentence; may be there beside persons, when one of them was left out
 */
public record TargetAnswer(List<ResolvedPerson> persons, Optional<String> gap, List<RecordRef> restsOn) {
    public TargetAnswer {
        persons = List.copyOf(persons);
        restsOn = List.copyOf(restsOn);
    }
}
