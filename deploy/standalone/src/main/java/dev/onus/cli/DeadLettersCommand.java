package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
        Optional<String> source = Optional.empty();

        @Override
        int run(OnusApi api) {
            ArrayNode items = new Pages(api).upTo(MOST, "/v1/dead-letters" + new Query().with("source", source));
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

        @Option(names = "--source", paramLabel = "NAME", description = "All of this source, once its mapping is there.")
        String source = "";

        @Override
        int run(OnusApi api) {
            long ways = Stream.of(!ids.isEmpty(), everyOne, !source.isEmpty())
                    .filter(asked -> asked)
                    .count();
            if (ways != 1) {
                throw new ParameterException(spec.commandLine(), "Expected either ids, --all or --source.");
            }
            if (!source.isEmpty()) {
                return replaySource(api);
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
            return told(receipts);
        }

        /** Page after page, so that neither side has all of it at once; what became of each is told as it goes. */
        private int replaySource(OnusApi api) {
            ArrayNode receipts = OnusApi.JSON.createArrayNode();
            ObjectNode ask = OnusApi.JSON.createObjectNode().put("source", source);
            int letters = 0;
            boolean more = true;
            while (more) {
                JsonNode page = api.send("POST", "/v1/dead-letters/replay", Map.of(), OnusApi.bytes(ask))
                        .body();
                page.path("receipts").forEach(receipts::add);
                letters += page.path("letters").asInt();
                more = page.has("next");
                ask.put("cursor", page.path("next").asText());
                if (more) {
                    err().println(letters + " dead letters of " + source + " so far.");
                }
            }
            return told(receipts);
        }

        private int told(ArrayNode receipts) {
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
