package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.WorkHours;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds which ways the alerts of a subject can go, and when: every policy that {@link PolicyChooser} may choose. */
final class CoverageRoutes {
    private final Directory directory;
    private final CoverageChoices choices;
    private final CoverageMoments moments;
    private final Map<Asked, Set<Chosen>> chosen = new HashMap<>();
    private final Map<Chosen, EscalationPolicy> policies = new HashMap<>();

    CoverageRoutes(Directory directory, CoverageChoices choices, Span horizon) {
        this.directory = directory;
        this.choices = choices;
        this.moments = new CoverageMoments(directory, choices, horizon);
    }

    /** A policy without what it says, which is long. */
    record Chosen(String name, long version) {}

    /** Who answers, and by which policy. */
    record Route(CoverageOwner owner, Chosen policy) {}

    EscalationPolicy policy(Route route) {
        return Objects.requireNonNull(policies.get(route.policy()), "Expected a policy that was chosen.");
    }

    Map<Route, CoverageTimes> of(CoverageSubject subject) {
        Map<Route, CoverageTimes> routes = new LinkedHashMap<>();
        for (CoverageSubject.Setting setting : subject.settings()) {
            List<CoverageMoments.Moment> parts = moments.of(setting.owner().team(), setting.windows());
            for (CoverageMoments.Moment moment : parts) {
                for (Chosen policy : policies(subject, setting, moment)) {
                    routes.merge(new Route(setting.owner(), policy), moment.times(), CoverageTimes::or);
                }
            }
        }
        return routes;
    }

    private record Asked(
            Criticality criticality,
            BlastRadiusBand band,
            String type,
            AlertClass alertClass,
            Optional<String> environment,
            WorkHours hours,
            Set<String> open) {}

    private Set<Chosen> policies(
            CoverageSubject subject, CoverageSubject.Setting setting, CoverageMoments.Moment moment) {
        return chosen.computeIfAbsent(
                new Asked(
                        subject.criticality(),
                        subject.band(),
                        subject.type(),
                        setting.alertClass(),
                        setting.environment(),
                        moment.hours(),
                        moment.open()),
                this::choose);
    }

    private Set<Chosen> choose(Asked asked) {
        Set<Chosen> all = new LinkedHashSet<>();
        for (Severity severity : choices.severities()) {
            for (CaseKind kind : choices.kinds()) {
                PolicyFacts facts = new PolicyFacts(
                        severity,
                        asked.criticality(),
                        radius(asked.band()),
                        asked.type(),
                        asked.environment(),
                        asked.alertClass(),
                        asked.hours(),
                        asked.open(),
                        kind);
                Versioned<EscalationPolicy> policy =
                        PolicyChooser.choose(facts, directory).policy();
                Chosen named = new Chosen(policy.name(), policy.version());
                policies.put(named, policy.spec());
                all.add(named);
            }
        }
        return all;
    }

    /** A radius of the band; an unknown one counts as the highest. */
    private static OptionalInt radius(BlastRadiusBand band) {
        return switch (band) {
            case LOW -> OptionalInt.of(0);
            case MEDIUM -> OptionalInt.of(5);
            case HIGH -> OptionalInt.empty();
        };
    }
}
