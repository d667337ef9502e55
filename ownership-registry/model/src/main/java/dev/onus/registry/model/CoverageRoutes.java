package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds by which policies an alert can be led, and when: every one that {@link PolicyChooser} may choose. */
final class CoverageRoutes {
    private final Directory directory;
    private final CoverageChoices choices;
    private final CoverageMoments moments;
    private final Map<Asked, List<Route>> known = new HashMap<>();
    private final Map<String, CoveragePolicy> policies = new HashMap<>();

    CoverageRoutes(Directory directory, CoverageChoices choices, Span horizon) {
        this.directory = directory;
        this.choices = choices;
        this.moments = new CoverageMoments(directory, choices, horizon);
    }

    /** A policy, while it can be chosen. Each is made once, so two are the same only if they are one. */
    static final class Route {
        private final CoveragePolicy policy;
        private final CoverageTimes active;

        Route(CoveragePolicy policy, CoverageTimes active) {
            this.policy = policy;
            this.active = active;
        }

        CoveragePolicy policy() {
            return policy;
        }

        CoverageTimes active() {
            return active;
        }
    }

    private record Asked(
            Criticality criticality,
            BlastRadiusBand band,
            String type,
            AlertClass alertClass,
            Optional<String> environment,
            CoverageMoments.Moments moments) {}

    List<Route> of(CoverageSubject subject, CoverageSubject.Setting setting) {
        return known.computeIfAbsent(
                new Asked(
                        subject.criticality(),
                        subject.band(),
                        subject.type(),
                        setting.alertClass(),
                        setting.environment(),
                        moments.of(setting.owner().team(), setting.windows())),
                this::find);
    }

    private List<Route> find(Asked asked) {
        Map<CoveragePolicy, BitSet> when = new LinkedHashMap<>();
        List<CoverageMoments.Moment> parts = asked.moments().parts();
        for (int part = 0; part < parts.size(); part++) {
            for (CoveragePolicy policy : choose(asked, parts.get(part))) {
                when.computeIfAbsent(policy, any -> new BitSet()).set(part);
            }
        }
        return when.entrySet().stream()
                .map(each -> new Route(each.getKey(), asked.moments().times(each.getValue())))
                .toList();
    }

    private Set<CoveragePolicy> choose(Asked asked, CoverageMoments.Moment moment) {
        Set<CoveragePolicy> all = new LinkedHashSet<>();
        for (Severity severity : choices.severities()) {
            for (CaseKind kind : choices.kinds()) {
                PolicyFacts facts = new PolicyFacts(
                        severity,
                        asked.criticality(),
                        radius(asked.band()),
                        asked.type(),
                        asked.environment(),
                        asked.alertClass(),
                        moment.hours(),
                        moment.open(),
                        kind);
                Versioned<EscalationPolicy> policy =
                        PolicyChooser.choose(facts, directory).policy();
                all.add(policies.computeIfAbsent(policy.name(), name -> new CoveragePolicy(name, policy.spec())));
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
