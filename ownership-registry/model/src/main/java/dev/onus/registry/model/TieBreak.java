package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;

/**
 * Who settles a dispute over the owner, and by when (CDR-13).
 *
 * @param tieBreakers the first who can be reached of these are asked
 * @param within after it the catch-all is asked; meanwhile whoever is accountable stays bound
 */
public record TieBreak(List<Target> tieBreakers, Duration within) {
    public static final TieBreak DEFAULT =
            new TieBreak(List.of(new Target.Steward(), new Target.IncidentCommander()), Duration.ofMinutes(30));

    public TieBreak {
        tieBreakers = List.copyOf(tieBreakers);
    }
}
