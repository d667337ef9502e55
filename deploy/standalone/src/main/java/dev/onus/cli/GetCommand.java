package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "get", header = "Show what is configured: a kind's records, or one of them.")
final class GetCommand extends Verb {
    private static final int MOST = 10_000;
    private static final int WIDEST = 100;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "people, teams, schedules, systems, identities, ownership-rules, escalation-policies, "
                    + "sources or channels; the kind's own name, as Team, does too")
    String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One record's name.")
    Optional<String> name = Optional.empty();

    @Override
    int run(OnusApi api) {
        String path = "/v1/" + OnusApi.encoded(KindWord.pathOf(kind.toLowerCase(Locale.ROOT)));
        if (name.isPresent()) {
            JsonNode found = api.get(path + "/" + OnusApi.encoded(name.get()));
            // One record has no table of its own: what was written is what is shown.
            print(format == OutputFormat.JSON ? found.toPrettyString() : YamlText.of(found));
            return ExitCode.DONE;
        }
        ObjectNode all = OnusApi.JSON.createObjectNode();
        ArrayNode items = new Pages(api).upTo(MOST, path);
        all.set("items", items);
        if (!printedAsData(all)) {
            print(items.isEmpty() ? "None." : table(items).render(ink()));
        }
        return ExitCode.DONE;
    }

    private static Table table(ArrayNode items) {
        Table table = new Table("NAME", "VERSION", "SPEC");
        for (JsonNode item : items) {
            String spec = YamlFlow.of(item.path("spec"));
            table.row(
                    item.path("metadata").path("name").asText(),
                    item.path("version").asText("-"),
                    spec.length() <= WIDEST ? spec : spec.substring(0, WIDEST - 1) + "…");
        }
        return table;
    }
}
