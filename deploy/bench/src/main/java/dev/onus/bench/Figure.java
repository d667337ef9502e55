package dev.onus.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param value the median of its runs
 * @param reference the median of the reference's runs in between; empty when the reference is not on this machine
 */
record Figure(String name, Runs value, String unit, Optional<Runs> reference, String referenceName) {
    /** Empty also where the reference is nothing, as when it made no transaction at all. */
    Optional<Double> ratio() {
        return reference.filter(runs -> runs.median() != 0).map(runs -> value.median() / runs.median());
    }

    /** The shape that scripts outside read, null where there is no reference or no ratio; the spread stands beside it. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", rounded(value.median()));
        json.put("unit", unit);
        json.put("reference", reference.map(runs -> rounded(runs.median())).orElse(null));
        json.put("referenceName", referenceName);
        json.put("ratio", ratio().map(Figure::rounded).orElse(null));
        json.put("lowest", rounded(value.lowest()));
        json.put("highest", rounded(value.highest()));
        reference.ifPresent(runs -> {
            json.put("referenceLowest", rounded(runs.lowest()));
            json.put("referenceHighest", rounded(runs.highest()));
        });
        json.put("runs", value.values().size());
        return json;
    }

    static double rounded(double value) {
        double scale = Math.abs(value) >= 100 ? 1 : 100;
        return Math.round(value * scale) / scale;
    }
}
