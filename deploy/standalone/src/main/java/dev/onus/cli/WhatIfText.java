package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** What a draft would have changed, as a person reads it: all together, by person, and how far to believe it. */
final class WhatIfText {
    private static final long PERCENT = 100;

    private final Ink ink;

    WhatIfText(Ink ink) {
        this.ink = ink;
    }

    static String progress(JsonNode stand) {
        long total = stand.path("total").asLong();
        long read = stand.path("read").asLong();
        return total == 0
                ? "Looking for what was recorded …"
                : read + " of about " + total + " records, " + Math.min(PERCENT, read * PERCENT / total) + " %";
    }

    String of(JsonNode stand) {
        JsonNode result = stand.path("result");
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong("From " + stand.path("from").asText() + " until "
                + stand.path("until").asText()));
        lines.add(all(result).render(ink));
        lines.add("");
        lines.add(people(result).render(ink));
        lines.add("");
        JsonNode fidelity = result.path("fidelity");
        lines.add(ink.quiet("Of " + fidelity.path("recordedPages").asLong() + " recorded pages "
                + fidelity.path("notReproduced").asLong() + " do not come out of the replay, and "
                + fidelity.path("notRecorded").asLong() + " come out that were not recorded."));
        for (JsonNode assumption : result.path("assumptions")) {
            lines.add(ink.quiet("Assumed: " + assumption.asText()));
        }
        for (JsonNode warning : stand.path("warnings")) {
            lines.add(ink.warn("warning: ") + warning.path("path").asText() + ": "
                    + warning.path("message").asText());
        }
        return String.join("\n", lines);
    }

    private static Table all(JsonNode result) {
        JsonNode actual = result.path("actual");
        JsonNode draft = result.path("draft");
        Table table = new Table("", "AS IT WAS", "DRAFT", "DIFFERENCE");
        row(table, "pages", actual.path("pages"), draft.path("pages"));
        row(table, "at night", actual.path("atNight"), draft.path("atNight"));
        row(table, "exhausted", actual.path("exhausted"), draft.path("exhausted"));
        for (String sla : List.of("acknowledge", "contain", "decide", "resolve")) {
            row(
                    table,
                    "missed " + sla,
                    actual.path("missed").path(sla),
                    draft.path("missed").path(sla));
        }
        return table;
    }

    private static Table people(JsonNode result) {
        Table table = new Table("PERSON", "PAGES", "AT NIGHT", "NIGHTS");
        for (JsonNode each : result.path("people")) {
            JsonNode actual = each.path("actual");
            JsonNode draft = each.path("draft");
            table.row(
                    each.path("person").asText(),
                    change(actual.path("pages"), draft.path("pages")),
                    change(actual.path("atNight"), draft.path("atNight")),
                    change(actual.path("nights"), draft.path("nights")));
        }
        return table;
    }

    private static void row(Table table, String what, JsonNode actual, JsonNode draft) {
        table.row(what, actual.asText(), draft.asText(), signed(draft.asLong() - actual.asLong()));
    }

    private static String change(JsonNode actual, JsonNode draft) {
        long difference = draft.asLong() - actual.asLong();
        return difference == 0
                ? actual.asText()
                : actual.asText() + " → " + draft.asText() + " (" + signed(difference) + ")";
    }

    private static String signed(long difference) {
        return difference > 0 ? "+" + difference : Long.toString(difference);
    }
}
