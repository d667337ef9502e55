package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onus.cli.terminal.Ink;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A case for a person to read: facts first, then what happened, oldest first. */
final class CaseText {
    private static final String FACT = "  %-13s %s";
    private static final String ITEM = "  %s  %-24s %s";

    private final Ink ink;

    CaseText(Ink ink) {
        this.ink = ink;
    }

    String of(JsonNode found, ArrayNode timeline, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong(found.path("title").asText("Case")));
        fact(lines, "case", found.path("id").asText());
        fact(lines, "state", state(found));
        fact(lines, "severity", joined(", priority ", found.path("severity"), found.path("priority")));
        fact(lines, "identity", identity(found.path("identity")));
        fact(lines, "owner", joined(": ", found.path("owner"), found.path("ownerReason")));
        fact(
                lines,
                "policy",
                joined(
                        ": ",
                        found.path("policy").path("name"),
                        found.path("policy").path("reason")));
        fact(lines, "step", found.path("step").asText(""));
        fact(lines, "next", next(found.path("nextDeadline"), now));
        fact(lines, "runbook", found.path("identity").path("runbook").asText(""));
        lines.add("");
        timeline.forEach(item -> lines.add(item(item)));
        return String.join("\n", lines);
    }

    private void fact(List<String> lines, String name, String value) {
        if (!value.isBlank()) {
            lines.add(FACT.formatted(name, value));
        }
    }

    private String state(JsonNode found) {
        String by = found.path("acknowledgedBy").asText("");
        String outcome = found.path("outcome").asText("");
        return found.path("state").asText()
                + (by.isEmpty() ? "" : " by " + by)
                + (outcome.isEmpty() ? "" : ": " + outcome)
                + (found.path("exhausted").asBoolean() ? ink.bad(" (everybody was paged, nobody answered)") : "");
    }

    private static String identity(JsonNode identity) {
        List<String> about = new ArrayList<>();
        for (String name : List.of("environment", "system", "criticality")) {
            if (!identity.path(name).asText("").isEmpty()) {
                about.add(identity.path(name).asText());
            }
        }
        if (identity.hasNonNull("blastRadius")) {
            about.add("blast radius " + identity.path("blastRadius").asText());
        }
        String id = identity.path("id").asText("");
        return about.isEmpty() ? id : id + " (" + String.join(", ", about) + ")";
    }

    private static String next(JsonNode deadline, Instant now) {
        String at = deadline.path("at").asText("");
        return at.isEmpty() ? "" : deadline.path("kind").asText() + " in " + Ages.until(at, now) + ", at " + at;
    }

    private String item(JsonNode item) {
        String reason = item.path("reason").asText("");
        return ITEM.formatted(
                ink.quiet(timeOf(item.path("at").asText(""))),
                item.path("kind").asText(),
                item.path("summary").asText("") + (reason.isEmpty() ? "" : ink.quiet("  " + reason)));
    }

    private static String timeOf(String at) {
        try {
            return LocalTime.ofInstant(Instant.parse(at), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) + "Z";
        } catch (DateTimeParseException e) {
            return at;
        }
    }

    private static String joined(String between, JsonNode first, JsonNode second) {
        String tail = second.asText("");
        return first.asText("") + (tail.isEmpty() ? "" : between + tail);
    }
}
