package dev.onus.bench;

import java.util.List;
import java.util.Locale;

/** What a run prints: each figure, its reference, their ratio, and whether it is what was wanted. */
final class FigureTable {
    private static final String ROW = "%-34s %12s %-10s %21s   %12s %21s %8s   %-30s  %s%n";

    /** Why nothing is judged. */
    private static final String ONLY_SHOWS =
            "Figures of --quick or with another number of --cases are not for comparison: none is judged.";

    private FigureTable() {}

    /** @param options figures that were made quickly, or with another number of cases than meant, are not judged */
    static String of(List<Figure> figures, Options options) {
        boolean judges = !options.quick() && options.cases().isEmpty();
        StringBuilder text = new StringBuilder(row(
                "name",
                "median",
                "unit",
                "(lowest to highest)",
                "reference",
                "(lowest to highest)",
                "ratio",
                "to reach",
                "against"));
        for (Figure figure : figures) {
            text.append(row(
                    figure.name(),
                    number(figure.value().median()),
                    figure.unit(),
                    spread(figure.value()),
                    figure.reference().map(runs -> number(runs.median())).orElse("absent"),
                    figure.reference().map(FigureTable::spread).orElse(""),
                    figure.ratio()
                            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                            .orElse("-"),
                    toReach(figure, judges),
                    figure.referenceName()));
        }
        return judges
                ? text.toString()
                : text.append('\n').append(ONLY_SHOWS).append('\n').toString();
    }

    /** The sign stands before the bound, so that a glance down the column finds what is missed. */
    private static String toReach(Figure figure, boolean judges) {
        return Wanted.of(figure.name())
                .map(wanted -> {
                    String bound = wanted.in(figure.unit());
                    return judges
                            ? wanted.isReachedBy(figure)
                                    .map(reached -> (reached ? "reached: " : "MISSED: ") + bound)
                                    .orElse("unknown: " + bound)
                            : bound;
                })
                .orElse("");
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }

    private static String spread(Runs runs) {
        return "(%s to %s)".formatted(number(runs.lowest()), number(runs.highest()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }
}
