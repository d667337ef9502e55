package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An escalation that was tried, as a person reads it: when, who, why, and what goes on after the last step. */
final class SimulationText {
    private static final String HEADING = " ".repeat(12);
    private static final String INDENT = " ".repeat(24);
    private static final int ELAPSED = 14;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_AND_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    private final Ink ink;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    SimulationText(Ink ink, ZoneId zone) {
        this.ink = ink;
        this.zone = zone;
    }

    String of(String title, JsonNode said) {
        heading(title, said);
        events(said);
        afterwards(said);
        gaps(said);
        for (JsonNode warning : said.path("warnings")) {
            lines.add(ink.warn("warning: ") + warning.path("path").asText() + ": "
                    + warning.path("message").asText());
        }
        for (JsonNode note : said.path("notes")) {
            lines.add(ink.quiet("Note: " + note.asText()));
        }
        return String.join("\n", lines);
    }

    private void heading(String title, JsonNode said) {
        JsonNode identity = said.path("identity");
        JsonNode owner = said.path("owner");
        JsonNode policy = said.path("policy");
        lines.add(ink.strong(title));
        boolean registered = identity.path("registered").asBoolean();
        fact("identity", identity.path("id").asText() + (registered ? "" : " (not registered)"), "");
        fact(
                "owner",
                "team:" + owner.path("team").asText(),
                owner.path("reason").asText());
        fact(
                "policy",
                policy.path("name").asText() + " v" + policy.path("version").asText(),
                policy.path("reason").asText());
        if (!policy.path("changeWindows").isEmpty()) {
            fact("windows", YamlFlow.of(policy.path("changeWindows")), "");
        }
        JsonNode priority = said.path("priority");
        fact(
                "priority",
                priority.path("level").asText(),
                priority.path("reason").asText());
        fact("records", said.path("records").path("reason").asText(), "");
        lines.add("");
    }

    private void fact(String name, String value, String reason) {
        lines.add("  " + ink.quiet(name + " ".repeat(HEADING.length() - 2 - name.length())) + value);
        quiet(HEADING, reason);
    }

    private void quiet(String indent, String text) {
        if (!text.isEmpty()) {
            Wrap.lines(text, Wrap.widthOfTerminal() - indent.length())
                    .forEach(line -> lines.add(indent + ink.quiet(line)));
        }
    }

    private void events(JsonNode said) {
        String last = "";
        LocalDate day = LocalDate.MIN;
        for (JsonNode event : said.path("events")) {
            Instant at = Instant.parse(event.path("at").asText());
            if (!at.atZone(zone).toLocalDate().equals(day)) {
                day = at.atZone(zone).toLocalDate();
                lines.add(ink.quiet("  " + DAY.format(day) + ", times in " + zone));
            }
            String time = event.path("at").asText();
            String when =
                    time.equals(last) ? INDENT : column(event.path("after").asText(), at);
            last = time;
            lines.add(when + what(event));
            why(event);
        }
        lines.add("");
    }

    /** {@code   +5 min       03:17   }. */
    private String column(String after, Instant at) {
        String elapsed = "+" + words(Duration.parse(after));
        String padded = elapsed + " ".repeat(Math.max(1, ELAPSED - elapsed.length()));
        return "  " + padded + ink.quiet(clock(at))
                + " ".repeat(Math.max(1, 8 - clock(at).length()));
    }

    private String what(JsonNode event) {
        String kind = event.path("caseKind").asText("alert");
        String of = kind.equals("alert") ? "" : ink.quiet("[" + kind + "] ");
        JsonNode person = event.path("persons").path(0);
        return switch (event.path("kind").asText()) {
            case "page-requested" ->
                of + "→ " + ink.strong(person.path("person").asText())
                        + (person.path("role").asText().equals("informed") ? " is told" : " is paged") + " ("
                        + person.path("target").asText() + ")";
            case "page-skipped" -> of + ink.warn("✗ " + event.path("summary").asText());
            case "effect-requested", "effect-proposed" ->
                of + "! " + ink.strong(event.path("summary").asText());
            default -> of + event.path("summary").asText();
        };
    }

    private void why(JsonNode event) {
        quiet(INDENT + "  ", event.path("reason").asText(""));
        String authority = event.path("effect").path("authority").asText("");
        if (!authority.isEmpty() && event.path("kind").asText().startsWith("effect-")) {
            quiet(INDENT + "  ", "authority: " + authority);
        }
    }

    private void afterwards(JsonNode said) {
        JsonNode end = said.path("end");
        lines.add(ink.strong("After " + words(Duration.parse(end.path("after").asText("PT0S")))) + ": "
                + end.path("reason").asText());
        for (JsonNode repeat : said.path("wouldRepeat")) {
            lines.add("  " + repeated(repeat) + ", at most "
                    + words(Duration.parse(repeat.path("every").asText())) + " apart, from +"
                    + words(Duration.parse(repeat.path("after").asText())) + " ("
                    + clock(Instant.parse(repeat.path("from").asText())) + ")");
        }
    }

    private static String repeated(JsonNode repeat) {
        String kind = repeat.path("caseKind").asText();
        String of = kind.equals("alert") ? "" : "[" + kind + "] ";
        return of
                + switch (repeat.path("kind").asText()) {
                    case "catch-all-repeat" -> "the catch-all is paged again";
                    case "contain" -> "overdue containment is said again";
                    case "decide" -> "the overdue decision is said again";
                    case "resolve" -> "overdue resolution is said again";
                    case "effect-answer", "effect-expiry" ->
                        repeat.path("about").asText("an effect") + " without an answer is said again";
                    default -> repeat.path("kind").asText() + " comes again";
                };
    }

    private void gaps(JsonNode said) {
        if (said.path("gaps").isEmpty()) {
            return;
        }
        lines.add(ink.warn("Gaps:"));
        for (JsonNode gap : said.path("gaps")) {
            lines.add("  +" + words(Duration.parse(gap.path("after").asText())) + " "
                    + gap.path("summary").asText() + ": " + gap.path("reason").asText());
        }
    }

    private String clock(Instant at) {
        boolean whole = at.atZone(zone).getSecond() == 0;
        return (whole ? CLOCK : CLOCK_AND_SECONDS).format(at.atZone(zone));
    }

    /** {@code 5 min}, {@code 1 h 30 min}, {@code 2 d 3 h}: the two largest units. */
    static String words(Duration duration) {
        List<String> parts = new ArrayList<>();
        part(parts, duration.toDays(), "d");
        part(parts, duration.toHoursPart(), "h");
        part(parts, duration.toMinutesPart(), "min");
        part(parts, duration.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 min" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void part(List<String> parts, long value, String unit) {
        if (value > 0) {
            parts.add(value + " " + unit);
        }
    }
}
