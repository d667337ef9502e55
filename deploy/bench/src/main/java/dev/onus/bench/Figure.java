package dev.onus.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /** The shape that scripts outside read; the spread stands beside it. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", rounded(value.median()));
        json.put("unit", unit);
        json.put(
                "reference",
                reference.<Object>map(runs -> rounded(runs.median())).orElse("absent"));
        json.put("referenceName", referenceName);
        json.put("ratio", ratio().<Object>map(Figure::rounded).orElse("absent"));
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
