package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.List;

/**
 * Some identities, in short.
 *
 * @param names of the most critical, then by name; at most {@value #MAX_NAMED}
 * @param criticality the highest of all
 */
public record CoverageMembers(int count, List<String> names, Criticality criticality) {
    public static final int MAX_NAMED = 5;
    public static final CoverageMembers NONE = new CoverageMembers(0, List.of(), Criticality.UNKNOWN);

    public CoverageMembers {
        names = List.copyOf(names);
    }
}
