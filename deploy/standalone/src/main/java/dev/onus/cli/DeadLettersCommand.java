package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
        boolean all;

        @Override
        int run(OnusApi api) {
            if (ids.isEmpty() != all) {
                throw new picocli.CommandLine.ParameterException(spec.commandLine(), "Expected either ids or --all.");
            }
            List<String> chosen = all
                    ? new Pages(api)
                            .upTo(MOST, "/v1/dead-letters")
                            .valueStream()
                            .map(item -> item.path("id").asText())
                            .toList()
                    : ids;
            ArrayNode answers = OnusApi.JSON.createArrayNode();
            for (String id : chosen) {
                answers.add(api.send(
                                "POST",
                                "/v1/dead-letters/" + OnusApi.encoded(id) + "/replay",
                                java.util.Map.of(),
                                new byte[0])
                        .body());
            }
            if (!printedAsData(answers)) {
                print("Replayed " + chosen.size() + (chosen.size() == 1 ? " dead letter." : " dead letters."));
            }
            return ExitCode.DONE;
        }
    }
}
