package dev.onus.registry.coverage;

import dev.onus.registry.model.CoverageAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.function.ToDoubleFunction;

/** What an operator watches of the coverage; nothing is known before the first look. */
@Context
final class CoverageMetrics {
    CoverageMetrics(CoverageKeeper keeper, MeterRegistry meters) {
        gauge(keeper, meters, "coverage_identities", "Identities that were looked at", CoverageAnswer::identities);
        gauge(keeper, meters, "coverage_identities_uncovered", "Led into a gap", CoverageAnswer::failing);
        gauge(keeper, meters, "identities_unowned", "Nobody but the catch-all answers", CoverageAnswer::unowned);
        gauge(
                keeper,
                meters,
                "ownership_stale",
                "Teams and people that are gone",
                answer -> answer.stale().size());
        for (boolean failure : new boolean[] {true, false}) {
            Gauge.builder("coverage_gaps", keeper, from -> of(from, answer -> gaps(answer, failure)))
                    .description("Times ahead with nobody reachable at a step")
                    .tag("weight", CoverageJson.weight(failure))
                    .register(meters);
        }
        Gauge.builder(
                        "coverage_position",
                        keeper,
                        from -> from.report()
                                .map(known -> (double) known.position())
                                .orElse(Double.NaN))
                .description("How far the registry's log is in the coverage")
                .register(meters);
    }

    private static void gauge(
            CoverageKeeper keeper,
            MeterRegistry meters,
            String name,
            String description,
            ToDoubleFunction<CoverageAnswer> value) {
        Gauge.builder(name, keeper, from -> of(from, value))
                .description(description)
                .register(meters);
    }

    private static double of(CoverageKeeper keeper, ToDoubleFunction<CoverageAnswer> value) {
        return keeper.report().map(known -> value.applyAsDouble(known.answer())).orElse(Double.NaN);
    }

    private static long gaps(CoverageAnswer answer, boolean failure) {
        return answer.gaps().stream().filter(gap -> gap.failure() == failure).count();
    }
}
