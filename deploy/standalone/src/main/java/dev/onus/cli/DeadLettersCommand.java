package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "dead-letters",
        header = "Alerts that could not be understood.",
        subcommands = {DeadLettersCommand.ListThem.class, DeadLettersCommand.Replay.class},
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand extends Group {
    private static final int MOST = 1_000;

    @Command(name = "list", header = "List dead letters with their reasons.")
    static final class ListThem extends Verb {
        @Override
        int run(OnusApi api) {
            ArrayNode items = new Pages(api).upTo(MOST, "/v1/dead-letters");
            ObjectNode all = OnusApi.JSON.createObjectNode();
            all.set("items", items);
            if (!printedAsData(all)) {
                print(items.isEmpty() ? "No dead letters." : table(items).render(ink()));
            }
            return ExitCode.DONE;
        }

        private static Table table(ArrayNode items) {
            Table table = new Table("ID", "SOURCE", "AT", "REASON");
            for (JsonNode item : items) {
                table.row(
                        item.path("id").asText(),
                        item.path("source").asText("-"),
                        item.path("at").asText(item.path("receivedAt").asText("-")),
                        item.path("reason").asText(""));
            }
            return table;
        }
    }

    @Command(name = "replay", header = "Send dead letters through intake again, after what was missing is configured.")
    static final class Replay extends Verb {
        @Parameters(arity = "0..*", paramLabel = "ID", description = "Which ones.")
        List<String> ids = List.of();

        @Option(names = "--all", description = "All of them.")
        boolean everyOne;

        @Override
        int run(OnusApi api) {
            if (ids.isEmpty() != everyOne) {
                throw new ParameterException(spec.commandLine(), "Expected either ids or --all.");
            }
            List<String> chosen = everyOne
                    ? new Pages(api)
                            .upTo(MOST, "/v1/dead-letters")
                            .valueStream()
                            .map(item -> item.path("id").asText())
                            .toList()
                    : ids;
            ArrayNode receipts = OnusApi.JSON.createArrayNode();
            for (String id : chosen) {
                String path = "/v1/dead-letters/" + OnusApi.encoded(id) + "/replay";
                JsonNode answer = api.send("POST", path, Map.of(), new byte[0]).body();
                answer.path("receipts").forEach(receipts::add);
            }
            ObjectNode all = OnusApi.JSON.createObjectNode();
            all.set("receipts", receipts);
            if (!printedAsData(all)) {
                print(
                        receipts.isEmpty()
                                ? "Nothing to replay."
                                : ReceiptTable.of(receipts).render(ink()));
            }
            return ReceiptTable.areTaken(receipts) ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
