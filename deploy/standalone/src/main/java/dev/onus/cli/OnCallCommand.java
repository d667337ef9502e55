package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "oncall", header = "Show who is on call.")
final class OnCallCommand extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SCHEDULE", description = "Left out: all of them.")
    Optional<String> schedule = Optional.empty();

    @Option(names = "--at", paramLabel = "T", description = "When, as 2026-12-24T18:00:00Z; left out: now.")
    Optional<String> at = Optional.empty();

    @Override
    int run(OnusApi api) {
        Query query = new Query().with("at", at);
        JsonNode answer = api.get(schedule.map(name -> "/v1/schedules/" + OnusApi.encoded(name) + "/on-call")
                        .orElse("/v1/on-call")
                + query);
        if (!printedAsData(answer)) {
            JsonNode items = schedule.isPresent() ? listOf(answer) : answer.path("items");
            print(items.isEmpty() ? "No schedules." : table(items).render(ink()));
        }
        return ExitCode.DONE;
    }

    private static JsonNode listOf(JsonNode one) {
        ObjectNode all = OnusApi.JSON.createObjectNode();
        return all.putArray("items").add(one);
    }

    private static Table table(JsonNode items) {
        Table table = new Table("SCHEDULE", "ON CALL", "LAYER", "UNTIL");
        for (JsonNode item : items) {
            String name = item.path("schedule").asText();
            if (item.path("onCall").isEmpty()) {
                table.row(name, "nobody", "-", "-");
            }
            for (JsonNode person : item.path("onCall")) {
                table.row(
                        name,
                        person.path("person").asText(),
                        person.path("layer").asText("-"),
                        person.path("until").asText("-"));
            }
        }
        return table;
    }
}
