package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.terminal.Table;

/** What intake said of each alert. */
final class ReceiptTable {
    private ReceiptTable() {}

    static Table of(JsonNode receipts) {
        Table table = new Table("RECEIPT", "OUTCOME", "ALERT", "REASON");
        receipts.forEach(receipt -> table.row(
                receipt.path("id").asText(),
                receipt.path("outcome").asText(),
                receipt.path("alertId").asText("-"),
                receipt.path("reason").asText("")));
        return table;
    }

    /** Whether each of them is in a case, or is ignored by a rule that says so. */
    static boolean areTaken(JsonNode receipts) {
        return receipts.valueStream()
                .map(receipt -> receipt.path("outcome").asText())
                .allMatch(outcome -> outcome.equals("accepted") || outcome.equals("ignored"));
    }
}
