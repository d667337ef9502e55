package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields that are accepted and kept, and on which nothing acts yet. Whoever makes one act takes its line out of the
 * list below.
 */
public final class Warnings {
    /**
     * @param path within the document; {@code []} stands for each item of a list
     * @param silent values with which the field changes nothing
     */
    private record Idle(Kind kind, String path, Set<String> silent) {
        Idle(Kind kind, String path) {
            this(kind, path, Set.of());
        }
    }

    private static final List<Idle> IDLE = List.of(
            new Idle(Kind.PERSON, "spec.timeZone"),
            new Idle(Kind.SYSTEM, "spec.dependsOn"),
            new Idle(Kind.IDENTITY, "spec.lifecycle", Set.of("active", "onboarding", "review")),
            new Idle(Kind.IDENTITY, "spec.stopAuthority"),
            new Idle(Kind.IDENTITY, "spec.proof"),
            new Idle(Kind.IDENTITY, "spec.tenant"),
            new Idle(Kind.SOURCE, "spec.mapping"));

    private Warnings() {}

    /** One for each such field that the document has, with its path. */
    public static List<Problem> of(Kind kind, Map<String, Object> document) {
        List<Problem> warnings = new ArrayList<>();
        for (Idle idle : IDLE) {
            if (idle.kind == kind) {
                look(idle, idle.path, "", document, warnings);
            }
        }
        return warnings;
    }

    private static void look(Idle idle, String rest, String path, Object value, List<Problem> warnings) {
        if (rest.isEmpty()) {
            if (!idle.silent.contains(String.valueOf(value))) {
                warnings.add(new Problem(path, "The field is kept, but nothing acts on it yet."));
            }
        } else if (rest.startsWith("[]") && value instanceof List<?> list) {
            String after = rest.substring("[]".length());
            for (int index = 0; index < list.size(); index++) {
                Object item = list.get(index);
                if (item != null) {
                    look(idle, withoutDot(after), path + "[" + index + "]", item, warnings);
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            int end = end(rest);
            String field = rest.substring(0, end);
            Object child = map.get(field);
            if (child != null) {
                look(
                        idle,
                        withoutDot(rest.substring(end)),
                        path.isEmpty() ? field : path + "." + field,
                        child,
                        warnings);
            }
        }
    }

    private static int end(String rest) {
        int dot = rest.indexOf('.');
        int list = rest.indexOf("[]");
        int end = dot < 0 ? rest.length() : dot;
        return list >= 0 && list < end ? list : end;
    }

    private static String withoutDot(String rest) {
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }
}
