package dev.onus.registry.coverage;

import dev.onus.registry.cases.Shape;
import dev.onus.registry.model.CoverageAnswer;
import dev.onus.registry.model.CoverageGap;
import dev.onus.registry.model.CoverageMembers;
import dev.onus.registry.model.CoverageStale;
import dev.onus.vocabulary.StableHash;
import java.util.List;
import java.util.Map;

/** How coverage reads over HTTP. */
final class CoverageJson {
    /** One answer lists no more; {@code complete} says whether there are more. */
    static final int MOST_GAPS = 1_000;

    private static final double PER_CENT = 100;
    private static final double TENTHS = 10;

    private CoverageJson() {}

    static Map<String, Object> of(CoverageReport report, CoverageSelection selection) {
        CoverageAnswer answer = report.answer();
        List<CoverageGap> gaps =
                answer.gaps().stream().filter(selection::matches).toList();
        return Shape.of()
                .with("ok", gaps.stream().noneMatch(CoverageGap::failure))
                .with("checkedAt", report.checkedAt())
                .with("position", report.position())
                .with(
                        "horizon",
                        Shape.of()
                                .with("from", answer.horizon().from())
                                .with("until", answer.horizon().until())
                                .json())
                .with("identities", answer.identities())
                .with("paths", answer.paths())
                .with("uncovered", answer.failing())
                .with("coveredPercent", percent(answer.identities() - answer.failing(), answer.identities()))
                .with("unowned", answer.unowned())
                .with("ownedPercent", percent(answer.identities() - answer.unowned(), answer.identities()))
                .with("complete", gaps.size() <= MOST_GAPS)
                .with(
                        "gaps",
                        gaps.stream()
                                .limit(MOST_GAPS)
                                .map(gap -> gap(gap, answer))
                                .toList())
                .with("stale", answer.stale().stream().map(CoverageJson::stale).toList())
                .json();
    }

    static String weight(boolean failure) {
        return failure ? "failure" : "warning";
    }

    /** To a tenth, and never up to a whole that is not there; of nothing, everything. */
    static double percent(int part, int whole) {
        return whole == 0 ? PER_CENT : Math.floor(PER_CENT * TENTHS * part / whole) / TENTHS;
    }

    private static Map<String, Object> gap(CoverageGap gap, CoverageAnswer answer) {
        return Shape.of()
                .with(
                        "id",
                        StableHash.of(
                                "coverage-gap",
                                String.join(", ", gap.who()),
                                gap.span().from().toString()))
                .with("who", gap.who())
                .with("from", gap.span().from())
                .with("until", gap.span().until())
                .with("lasts", gap.span().until().equals(answer.horizon().until()))
                .with("weight", weight(gap.failure()))
                .with("why", gap.why())
                .with("places", gap.places().stream().map(CoverageJson::place).toList())
                .with("identities", members(gap.identities()))
                .json();
    }

    private static Map<String, Object> place(CoverageGap.Place place) {
        return Shape.of()
                .with("owner", place.owner())
                .with("policy", place.policy())
                .with("step", place.step())
                .with("weight", weight(place.failure()))
                .json();
    }

    private static Map<String, Object> stale(CoverageStale stale) {
        return Shape.of()
                .with("who", stale.who())
                .with("why", stale.why())
                .with("identities", members(stale.identities()))
                .json();
    }

    private static Map<String, Object> members(CoverageMembers members) {
        return Shape.of()
                .with("count", members.count())
                .with("names", members.names())
                .with("criticality", members.criticality().word())
                .json();
    }
}
