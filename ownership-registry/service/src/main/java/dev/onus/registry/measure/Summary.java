package dev.onus.registry.measure;

import dev.onus.registry.cases.Shape;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What the cases of one group say together, as JSON; durations are ISO 8601, shares between 0 and 1. */
final class Summary {
    private static final List<Duration> SINCE_NOTICE =
            List.of(Duration.ofDays(1), Duration.ofDays(5), Duration.ofDays(30));
    private static final double TEN_THOUSANDTHS = 10_000.0;

    private Summary() {}

    static Map<String, Object> of(String group, List<CaseMeasure> cases, Instant now) {
        return Shape.of()
                .with("group", group)
                .with("cases", cases.size())
                .with("timeToAcknowledge", spread(cases, CaseMeasure::toAcknowledge))
                .with("timeToStartContainment", spread(cases, CaseMeasure::toStartContainment))
                .with("timeToContain", spread(cases, CaseMeasure::toContain))
                .with("timeToResolve", spread(cases, CaseMeasure::toResolve))
                .with("exposure", spread(cases, each -> Optional.of(each.exposure())))
                .with(
                        "stillExposed",
                        cases.stream().filter(CaseMeasure::exposed).count())
                .with("stillValidAfter", stillValid(cases, now))
                .with("breaches", breaches(cases))
                .with("backlog", backlog(cases, now))
                .with(
                        "repeatExposures",
                        cases.stream().filter(each -> each.repeats() > 0).count())
                .json();
    }

    private static Map<String, Object> spread(
            List<CaseMeasure> cases, Function<CaseMeasure, Optional<Duration>> which) {
        Optional<Spread> spread =
                Spread.of(cases.stream().map(which).flatMap(Optional::stream).toList());
        return spread.map(known -> Shape.of()
                        .with("cases", known.cases())
                        .with("median", known.median().toString())
                        .with("p90", known.p90().toString())
                        .with("longest", known.longest().toString())
                        .json())
                .orElseGet(() -> Shape.of().with("cases", 0).json());
    }

    /** The share of credentials that could still be used so long after the notice, of those whose time has come. */
    private static Map<String, Object> stillValid(List<CaseMeasure> cases, Instant now) {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (Duration since : SINCE_NOTICE) {
            List<Boolean> known = cases.stream()
                    .map(each -> each.wasValidAfter(since, now))
                    .flatMap(Optional::stream)
                    .toList();
            Shape share = Shape.of().with("cases", known.size());
            if (!known.isEmpty()) {
                long valid = known.stream().filter(each -> each).count();
                share.with("share", Math.round(TEN_THOUSANDTHS * valid / known.size()) / TEN_THOUSANDTHS);
            }
            shares.put("P" + since.toDays() + "D", share.json());
        }
        return shares;
    }

    private static Map<String, Object> breaches(List<CaseMeasure> cases) {
        Map<String, Object> counts = new TreeMap<>();
        for (Sla sla : Sla.values()) {
            counts.put(sla.word(), (int)
                    cases.stream().filter(each -> each.breaches().contains(sla)).count());
        }
        return counts;
    }

    private static Map<String, Object> backlog(List<CaseMeasure> cases, Instant now) {
        List<Duration> ages = cases.stream()
                .filter(CaseMeasure::isOpen)
                .map(each -> Duration.between(each.state().getOpenedAt(), now))
                .toList();
        Shape backlog = Shape.of().with("open", ages.size());
        Spread.of(ages)
                .ifPresent(spread -> backlog.with("medianAge", spread.median().toString())
                        .with("oldestAge", spread.longest().toString()));
        return backlog.json();
    }
}
