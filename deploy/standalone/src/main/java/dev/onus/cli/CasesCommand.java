package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "cases", header = "List cases, newest first.")
final class CasesCommand extends Verb {
    @Option(names = "--state", paramLabel = "S", description = "open, acknowledged, snoozed, contained or resolved")
    Optional<String> state = Optional.empty();

    @Option(names = "--owner", paramLabel = "TEAM", description = "The accountable team.")
    Optional<String> owner = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    int limit = 200;

    @Override
    int run(OnusApi api) {
        ArrayNode cases = new Pages(api)
                .upTo(limit, "/v1/cases" + new Query().with("state", state).with("owner", owner));
        ObjectNode all = OnusApi.JSON.createObjectNode();
        all.set("items", cases);
        if (!printedAsData(all)) {
            print(cases.isEmpty() ? "No cases." : table(cases, Instant.now()).render(ink()));
        }
        return ExitCode.DONE;
    }

    private static Table table(ArrayNode cases, Instant now) {
        Table table = new Table("CASE", "STATE", "SEVERITY", "OWNER", "STEP", "NEXT", "AGE", "IDENTITY", "TITLE");
        for (JsonNode each : cases) {
            table.row(
                    CaseIds.shortened(each.path("id").asText()),
                    each.path("state").asText() + (each.path("exhausted").asBoolean() ? "!" : ""),
                    each.path("severity").asText(),
                    each.path("owner").asText("-"),
                    each.path("step").asText("-"),
                    Ages.until(each.path("nextDeadline").path("at").asText(""), now),
                    Ages.since(each.path("openedAt").asText(""), now),
                    each.path("identity").path("id").asText("-"),
                    each.path("title").asText(""));
        }
        return table;
    }
}
