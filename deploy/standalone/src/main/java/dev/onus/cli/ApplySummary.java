package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an apply changed: each changed record, and how many stayed as they were. */
final class ApplySummary {
    private static final String UNCHANGED = "unchanged";

    private final JsonNode applied;
    private final boolean dryRun;

    ApplySummary(JsonNode applied, boolean dryRun) {
        this.applied = applied;
        this.dryRun = dryRun;
    }

    String render(Ink ink) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode item : applied.path("changed")) {
            String change = item.path("change").asText();
            counts.merge(change, 1, Integer::sum);
            if (!change.equals(UNCHANGED)) {
                lines.add("  " + ink.good(change) + " " + item.path("kind").asText() + " "
                        + item.path("name").asText() + ink.quiet(versionOf(item)));
            }
        }
        List<String> totals = new ArrayList<>();
        counts.forEach((change, count) -> totals.add(count + " " + change));
        String total = totals.isEmpty() ? "nothing to do" : String.join(", ", totals);
        boolean onItsWay = applied.path("propagation").asText().equals("pending");
        lines.add((dryRun ? "Would apply: " : "Applied: ") + total + "."
                + (onItsWay && !dryRun ? " It is durable and on its way to all services." : ""));
        return String.join("\n", lines);
    }

    private static String versionOf(JsonNode item) {
        return item.path("version").canConvertToLong()
                ? " v" + item.path("version").asLong()
                : "";
    }
}
