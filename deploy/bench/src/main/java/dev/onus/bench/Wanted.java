package dev.onus.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a figure has to reach, all of them in one place. Those of cases and identities are said of as many as are measured
 * where nobody says how many.
 *
 * @param of what is compared
 * @param atLeast the bound is the least; else the most
 * @param bound in the figure's own unit, or a ratio
 */
record Wanted(Wanted.Of of, boolean atLeast, double bound) {
    /** A ratio is the figure's to its reference. */
    enum Of {
        VALUE,
        RATIO
    }

    private static final double MEBIBYTES_IN_GIGABYTE = 1e9 / (1 << 20);

    private static final Map<String, Wanted> ALL = Map.ofEntries(
            Map.entry(StreamThroughput.AGAINST_BARE, new Wanted(Of.RATIO, true, 0.6)),
            Map.entry(StreamThroughput.AGAINST_ALERTMANAGER, new Wanted(Of.RATIO, true, 5)),
            Map.entry(WakeUpCost.NAME, new Wanted(Of.RATIO, false, 1.2)),
            Map.entry("idle-cost", atMost(1)),
            Map.entry("deadline-lateness", atMost(100)),
            Map.entry("deadline-lateness-loading", atMost(100)),
            Map.entry("burst", atMost(1_000)),
            Map.entry("burst-to-page", atMost(3_000)),
            Map.entry(HttpToPage.P50, atMost(100)),
            Map.entry(HttpToPage.P99, atMost(300)),
            Map.entry("intake", new Wanted(Of.RATIO, true, 1)),
            Map.entry(WhoMay.NAME, new Wanted(Of.VALUE, true, 20_000)),
            Map.entry(WhoMay.P99, atMost(5_000)),
            Map.entry(RestartTime.NAME, atMost(5_000)),
            Map.entry("start-up", atMost(12_000)),
            Map.entry("start-up-memory", atMost(Math.floor(MEBIBYTES_IN_GIGABYTE))));

    private static Wanted atMost(double bound) {
        return new Wanted(Of.VALUE, false, bound);
    }

    /** Of the figure of that name; empty where nothing is asked of it. */
    static Optional<Wanted> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Empty where a ratio is asked for and there is no reference. */
    Optional<Boolean> isReachedBy(Figure figure) {
        Optional<Double> compared = switch (of) {
            case VALUE -> Optional.of(figure.value().median());
            case RATIO -> figure.ratio();
        };
        return compared.map(measured -> atLeast ? measured >= bound : measured <= bound);
    }

    /** @param unit of the figure */
    String in(String unit) {
        String sign = atLeast ? ">= " : "<= ";
        return switch (of) {
            case VALUE -> sign + String.format(Locale.ROOT, "%,.0f", bound) + " " + unit;
            case RATIO -> "ratio " + sign + String.format(Locale.ROOT, "%.1f", bound);
        };
    }
}
