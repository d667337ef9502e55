package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an apply would change, for a person who is about to say yes. */
final class PlanText {
    private static final int LONGEST_VALUE = 60;

    private final Ink ink;

    PlanText(Ink ink) {
        this.ink = ink;
    }

    String of(JsonNode plan, Findings found) {
        List<String> lines = new ArrayList<>();
        if (plan.path("refused").asBoolean()) {
            lines.addAll(found.lines());
            lines.add(ink.bad("It would be refused: " + found.total() + "."));
            return String.join("\n", lines);
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode item : plan.path("changed")) {
            counts.merge(item.path("change").asText(), 1, Integer::sum);
            record(item, lines);
        }
        if (!found.lines().isEmpty()) {
            lines.add("");
            lines.addAll(found.lines());
        }
        List<String> totals = new ArrayList<>();
        counts.forEach((change, count) -> totals.add(count + " " + change));
        lines.add((totals.isEmpty() ? "Nothing to do" : "Would be: " + String.join(", ", totals)) + "; " + found.total()
                + ". Nothing is deleted by an apply.");
        return String.join("\n", lines);
    }

    private void record(JsonNode item, List<String> lines) {
        String record = item.path("kind").asText() + "/" + item.path("name").asText();
        switch (item.path("change").asText()) {
            case "created" -> lines.add(ink.good("+ " + record));
            case "deleted" -> lines.add(ink.bad("- " + record));
            case "changed" -> {
                lines.add(ink.warn("~ " + record)
                        + ink.quiet(" v" + item.path("version").asText()));
                item.path("fields").forEach(field -> lines.add("    " + field(field)));
            }
            default -> {}
        }
    }

    private static String field(JsonNode field) {
        String path = field.path("path").asText();
        if (!field.has("before")) {
            return path + ": " + value(field.path("after")) + " (new)";
        }
        return field.has("after")
                ? path + ": " + value(field.path("before")) + " -> " + value(field.path("after"))
                : path + ": " + value(field.path("before")) + " (gone)";
    }

    private static String value(JsonNode value) {
        String text = YamlFlow.of(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
