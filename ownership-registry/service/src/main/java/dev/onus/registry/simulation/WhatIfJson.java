package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Burden;
import dev.onus.escalation.replay.Counts;
import dev.onus.escalation.replay.Miss;
import dev.onus.escalation.replay.PageMoment;
import dev.onus.escalation.replay.Some;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.registry.cases.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A what-if as it stands, and what came of it. */
final class WhatIfJson {
    private WhatIfJson() {}

    static Map<String, Object> of(WhatIfRun run) {
        WhatIfRun.Stand stand = run.stand();
        return Shape.of()
                .with("id", run.id())
                .with("state", stand.state().name().toLowerCase(Locale.ROOT))
                .with("startedAt", run.startedAt())
                .with("from", run.window().from())
                .with("until", run.window().until())
                .with("read", run.progress().read())
                .with("total", run.progress().total())
                .with("reason", stand.reason().orElse(null))
                .with(
                        "warnings",
                        run.warnings().stream()
                                .map(it -> Shape.of()
                                        .with("path", it.path())
                                        .with("message", it.message())
                                        .json())
                                .toList())
                .with("result", stand.result().map(WhatIfJson::result).orElse(null))
                .json();
    }

    private static Map<String, Object> result(WhatIf it) {
        return Shape.of()
                .with("same", it.isTheSame())
                .with("actual", counts(it.actual()))
                .with("draft", counts(it.draft()))
                .with("people", people(it))
                .with("pagesMore", some(it.more(), WhatIfJson::page))
                .with("pagesFewer", some(it.fewer(), WhatIfJson::page))
                .with("missedMore", some(it.missedMore(), WhatIfJson::miss))
                .with("missedFewer", some(it.missedFewer(), WhatIfJson::miss))
                .with("night", it.night().from() + " to " + it.night().to() + " where each person lives")
                .with(
                        "fidelity",
                        Shape.of()
                                .with("recordedPages", it.fidelity().recordedPages())
                                .with("notReproduced", it.fidelity().notReproduced())
                                .with("notRecorded", it.fidelity().notRecorded())
                                .with("inputsWithoutCase", it.fidelity().inputsWithoutCase())
                                .json())
                .with("inputs", it.inputs())
                .with("assumptions", it.assumptions())
                .json();
    }

    private static Map<String, Object> counts(Counts it) {
        Shape missed = Shape.of();
        it.missed().forEach((sla, times) -> missed.with(sla.word(), times));
        return Shape.of()
                .with("cases", it.cases())
                .with("pages", it.pages())
                .with("atNight", it.atNight())
                .with("exhausted", it.exhausted())
                .with("missed", missed.json())
                .json();
    }

    /** Whoever's nights change most comes first. */
    private static List<Map<String, Object>> people(WhatIf it) {
        Set<String> names = new TreeSet<>(it.actual().people().keySet());
        names.addAll(it.draft().people().keySet());
        return names.stream()
                .sorted(Comparator.comparingLong(
                                (String name) -> -Math.abs(it.draft().of(name).atNight()
                                        - it.actual().of(name).atNight()))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> Shape.of()
                        .with("person", name)
                        .with("actual", burden(it.actual().of(name)))
                        .with("draft", burden(it.draft().of(name)))
                        .json())
                .toList();
    }

    private static Map<String, Object> burden(Burden it) {
        return Shape.of()
                .with("pages", it.pages())
                .with("informed", it.informed())
                .with("atNight", it.atNight())
                .with("nights", it.nights())
                .with("byHour", it.byHour())
                .json();
    }

    private static <T> Map<String, Object> some(Some<T> it, Function<T, Map<String, Object>> each) {
        return Shape.of()
                .with("count", it.count())
                .with("first", it.first().stream().map(each).toList())
                .json();
    }

    private static Map<String, Object> page(PageMoment it) {
        return Shape.of()
                .with("at", it.at())
                .with("caseId", it.caseId().value())
                .with("person", it.person())
                .json();
    }

    private static Map<String, Object> miss(Miss it) {
        return Shape.of()
                .with("at", it.at())
                .with("caseId", it.caseId().value())
                .with("clock", it.sla().word())
                .json();
    }
}
