package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Table;
import java.time.Instant;
import java.util.StringJoiner;

/** A reconciliation for people: the verdict, what became of how much, and from where. */
final class ReconciledText {
    private static final int MOST_NAMED = 10;

    private final Ink ink;

    ReconciledText(Ink ink) {
        this.ink = ink;
    }

    String of(Reconciled reconciled) {
        JsonNode sum = reconciled.json();
        StringJoiner text = new StringJoiner("\n");
        text.add(reconciled
                .problem()
                .map(what -> ink.bad("Not reconciled") + ": " + what)
                .orElseGet(() ->
                        ink.good("Reconciled") + ": " + sum.path("received").asText() + " received, "
                                + sum.path("ended").asText() + " ended, "
                                + sum.path("open").asText() + " open."));
        text.add(ink.quiet("From " + Ages.minutes(sum.path("from").asText()) + " until "
                + Ages.minutes(sum.path("to").asText()) + "."));
        if (!sum.path("outcomes").isEmpty()) {
            text.add("").add(outcomes(sum.path("outcomes")).render(ink));
        }
        if (!sum.path("sources").isEmpty()) {
            text.add("").add(sources(sum).render(ink));
        }
        open(sum.path("openReceipts"), text);
        return text.toString();
    }

    private static Table outcomes(JsonNode outcomes) {
        Table table = new Table("OUTCOME", "COUNT", "RULE", "REASON");
        outcomes.forEach(each -> table.row(
                each.path("outcome").asText(),
                each.path("count").asText(),
                each.path("rule").asText("-"),
                each.path("reason").asText("")));
        return table;
    }

    private static Table sources(JsonNode sum) {
        Instant now = Instant.parse(sum.path("checkedAt").asText());
        Table table = new Table("SOURCE", "RECEIVED", "ENDED", "OPEN", "OLDEST OPEN", "LAST HEARD", "SILENT FOR");
        sum.path("sources")
                .forEach(each -> table.row(
                        each.path("source").asText(),
                        each.path("received").asText(),
                        each.path("ended").asText(),
                        each.path("open").asText(),
                        Ages.since(each.path("oldestOpen").asText(), now),
                        Ages.since(each.path("lastHeard").asText(), now),
                        Ages.since(each.path("silentSince").asText(), now)));
        return table;
    }

    private static void open(JsonNode receipts, StringJoiner text) {
        if (receipts.isEmpty()) {
            return;
        }
        text.add("").add("Receipts without an end:");
        receipts.valueStream().limit(MOST_NAMED).forEach(id -> text.add("  " + id.asText()));
        if (receipts.size() > MOST_NAMED) {
            text.add("  … -o json names up to a thousand.");
        }
    }
}
