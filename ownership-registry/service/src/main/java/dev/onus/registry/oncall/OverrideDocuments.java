package dev.onus.registry.oncall;

import dev.onus.registry.model.ScheduleOverride;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Overrides as a Schedule's document has them. */
final class OverrideDocuments {
    static final String REASON = "reason";
    static final String TO = "to";
    private static final String SPEC = "spec";
    private static final String OVERRIDES = "overrides";

    private OverrideDocuments() {}

    static Map<String, Object> of(ScheduleOverride override) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", override.from().toString());
        document.put(TO, override.to().toString());
        switch (override.effect()) {
            case ScheduleOverride.Effect.Replace replaced -> {
                document.put("replace", replaced.person());
                document.put("with", override.with());
            }
            case ScheduleOverride.Effect.ReplaceAll all -> document.put("with", override.with());
            case ScheduleOverride.Effect.Add added -> document.put("add", override.with());
        }
        override.reason().ifPresent(reason -> document.put(REASON, reason));
        return document;
    }

    static List<Object> in(Map<String, Object> schedule) {
        return schedule.get(SPEC) instanceof Map<?, ?> spec && spec.get(OVERRIDES) instanceof List<?> written
                ? new ArrayList<>(written)
                : new ArrayList<>();
    }

    /** The same schedule with these overrides, everything else as it was written. */
    static Map<String, Object> with(Map<String, Object> schedule, List<Object> overrides) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (schedule.get(SPEC) instanceof Map<?, ?> written) {
            written.forEach((field, value) -> spec.put(String.valueOf(field), value));
        }
        spec.put(OVERRIDES, overrides);
        Map<String, Object> changed = new LinkedHashMap<>(schedule);
        changed.put(SPEC, spec);
        return changed;
    }

    /** The text of a field of an override; empty where it has none. */
    static String text(Object override, String field) {
        return override instanceof Map<?, ?> written && written.get(field) instanceof String text ? text : "";
    }
}
