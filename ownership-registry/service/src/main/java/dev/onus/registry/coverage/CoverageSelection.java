package dev.onus.registry.coverage;

import dev.onus.registry.model.CoverageGap;
import java.util.Optional;

/**
 * Which gaps somebody wants to see; what is empty matches any.
 *
 * @param team answers on one of the gap's paths, or is missing in it
 * @param policy leads into the gap
 */
public record CoverageSelection(Optional<String> team, Optional<String> policy) {
    public static final CoverageSelection ALL = new CoverageSelection(Optional.empty(), Optional.empty());

    public boolean matches(CoverageGap gap) {
        return team.filter(name -> !concerns(gap, name)).isEmpty()
                && policy.filter(name -> gap.places().stream()
                                .noneMatch(place -> place.policy().equals(name)))
                        .isEmpty();
    }

    private static boolean concerns(CoverageGap gap, String team) {
        return gap.who().contains("team:" + team)
                || gap.who().contains("manager:" + team)
                || gap.places().stream().map(CoverageGap.Place::owner).anyMatch(team::equals);
    }
}
