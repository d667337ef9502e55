package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.time.Instant;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", header = "Show one source: its record, when it was heard, and what became of what it sent.")
final class SourceShow extends Verb {
    @Parameters(paramLabel = "NAME", description = "The source; it needs no record.")
    String name = "";

    @Override
    int run(OnusApi api) {
        String path = "/v1/sources/" + OnusApi.encoded(name);
        JsonNode status = api.get(path + "/status");
        ObjectNode all = status.deepCopy();
        if (status.hasNonNull("version")) {
            all.set("record", api.get(path));
        }
        if (!printedAsData(all)) {
            print(text(all));
        }
        return ExitCode.DONE;
    }

    private String text(JsonNode all) {
        Instant now = Instant.parse(all.path("checkedAt").asText());
        StringJoiner text = new StringJoiner("\n");
        text.add(ink().strong(name) + ", " + heard(all, now));
        if (all.has("record")) {
            text.add("")
                    .add(ink().quiet("Record, version " + all.path("version").asText() + ":"));
            text.add(YamlText.of(all.path("record").path("spec")).indent(2).stripTrailing());
        } else {
            text.add(ink().quiet("It has no record: whatever is recognised is taken."));
        }
        String since = Ages.minutes(all.path("since").asText());
        if (all.path("outcomes").isEmpty()) {
            text.add("").add("Nothing since " + since + ".");
        } else {
            text.add("").add(all.path("received").asText() + " since " + since + ":");
            text.add(outcomes(all.path("outcomes")).render(ink()));
        }
        problem(all.path("lastProblem"), now, text);
        return text.toString();
    }

    private String heard(JsonNode all, Instant now) {
        if (!all.hasNonNull("lastHeard")) {
            return ink().warn("never heard") + ".";
        }
        String last = "heard " + Ages.since(all.path("lastHeard").asText(), now) + " ago";
        return all.hasNonNull("silentSince") ? ink().bad("silent") + ": " + last + "." : ink().good(last) + ".";
    }

    private static Table outcomes(JsonNode outcomes) {
        Table table = new Table("OUTCOME", "COUNT", "RULE");
        outcomes.forEach(each -> table.row(
                each.path("outcome").asText(),
                each.path("count").asText(),
                each.path("rule").asText("-")));
        return table;
    }

    private void problem(JsonNode problem, Instant now, StringJoiner text) {
        if (problem.isEmpty()) {
            return;
        }
        text.add("")
                .add(ink().warn("Last not understood") + ", "
                        + Ages.since(problem.path("at").asText(), now) + " ago ("
                        + problem.path("outcome").asText() + "): "
                        + problem.path("reason").asText("no reason given"));
        text.add("  See them: onus dead-letters list --source " + name);
    }
}
