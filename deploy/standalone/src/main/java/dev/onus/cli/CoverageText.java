package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Table;
import java.util.StringJoiner;

/** Coverage for people: the verdict, the gaps, and what is not true any more. */
final class CoverageText {
    private static final int MOST_PLACES = 2;

    private final Ink ink;

    CoverageText(Ink ink) {
        this.ink = ink;
    }

    String of(JsonNode coverage) {
        StringJoiner text = new StringJoiner("\n");
        text.add(verdict(coverage));
        if (!coverage.path("gaps").isEmpty()) {
            text.add("").add(gaps(coverage.path("gaps")).render(ink));
        }
        if (!coverage.path("complete").asBoolean(true)) {
            text.add(ink.quiet("There are more gaps; -o json with --team or --policy lists them."));
        }
        coverage.path("stale")
                .forEach(stale ->
                        text.add(ink.warn("Stale: ") + stale.path("why").asText()));
        return text.toString();
    }

    private String verdict(JsonNode coverage) {
        String until = Ages.minutes(coverage.path("horizon").path("until").asText());
        String looked = coverage.path("identities").asInt() + " identities, "
                + coverage.path("unowned").asInt() + " of them owned by nobody";
        if (coverage.path("ok").asBoolean()) {
            return ink.good("Covered") + " until " + until + ": " + looked + ".";
        }
        return ink.bad("Not covered") + " until " + until + ": " + looked + ", "
                + coverage.path("uncovered").asInt() + " led to nobody at some time.";
    }

    private static Table gaps(JsonNode gaps) {
        Table table = new Table("FROM", "UNTIL", "WEIGHT", "WHO", "WHERE", "IDENTITIES", "WHY");
        for (JsonNode gap : gaps) {
            table.row(
                    Ages.minutes(gap.path("from").asText()),
                    gap.path("lasts").asBoolean()
                            ? "-"
                            : Ages.minutes(gap.path("until").asText()),
                    gap.path("weight").asText(),
                    words(gap.path("who")),
                    places(gap.path("places")),
                    gap.path("identities").path("count").asText(),
                    gap.path("why").asText());
        }
        return table;
    }

    private static String words(JsonNode who) {
        StringJoiner words = new StringJoiner(", ");
        who.forEach(word -> words.add(word.asText()));
        return words.toString();
    }

    private static String places(JsonNode places) {
        StringJoiner words = new StringJoiner(", ");
        for (int index = 0; index < Math.min(MOST_PLACES, places.size()); index++) {
            words.add(places.path(index).path("policy").asText() + "/"
                    + places.path(index).path("step").asText());
        }
        return words + (places.size() > MOST_PLACES ? ", …" : "");
    }
}
