package dev.onus.registry.model;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proves that somebody can be reached, or finds when nobody can (OWN-6): for every identity, at every instant, at every
 * step of every policy that an alert about it could be led by, whatever the alert says.
 *
 * <p>It gives the answers of {@link OwnerResolver}, {@link PolicyChooser} and {@link TargetResolver} for all instants at
 * once. Identities are put together by the ways that their alerts can go, so the work grows with what is different among
 * them and hardly with their number.
 */
public final class Coverage {
    private Coverage() {}

    /**
     * @param reachable whether a person, by name, can be reached; who has no usable contact never can
     * @param horizon the time to look at
     */
    public static CoverageAnswer of(
            Directory directory,
            Collection<Versioned<Identity>> identities,
            Predicate<String> reachable,
            Span horizon) {
        CoverageChoices choices = CoverageChoices.of(directory);
        CoverageMap map = new CoverageMap(new CoverageGroups(directory, choices), identities);
        CoverageRoutes routes = new CoverageRoutes(directory, choices, horizon);
        CoverageGaps finder = new CoverageGaps(directory, reachable, map, routes, horizon);
        List<CoverageGap> gaps = finder.find();
        return new CoverageAnswer(
                horizon,
                identities.size(),
                map.unowned(),
                map.count(finder.failing()),
                map.subjects(),
                gaps,
                new CoverageStaleness(directory).find(map));
    }
}
