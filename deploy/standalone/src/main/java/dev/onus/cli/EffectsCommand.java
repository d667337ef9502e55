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

@Command(name = "effects", header = "List what cases ask of platform teams, and how far it has come.")
final class EffectsCommand extends Verb {
    private static final int MOST = 1_000;

    @Option(
            names = "--state",
            paramLabel = "S",
            description =
                    "proposed, requested, done, failed, refused or withdrawn; left out: those that nobody answered")
    Optional<String> state = Optional.empty();

    @Option(names = "--case", paramLabel = "ID", description = "Only of this case.")
    Optional<String> ofCase = Optional.empty();

    @Override
    int run(OnusApi api) {
        Optional<String> caseId =
                ofCase.map(id -> new CaseIds(api).find(id).path("id").asText());
        Query query = new Query().with("state", state).with("case", caseId);
        ArrayNode effects = new Pages(api).upTo(MOST, EffectIds.PATH + query);
        ObjectNode all = OnusApi.JSON.createObjectNode();
        all.set("items", effects);
        if (!printedAsData(all)) {
            print(
                    effects.isEmpty()
                            ? "No effects."
                            : table(effects, Instant.now()).render(ink()));
        }
        return ExitCode.DONE;
    }

    private static Table table(ArrayNode effects, Instant now) {
        Table table = new Table("EFFECT", "STATUS", "ACTION", "IDENTITY", "CASE", "ANSWER IN", "AUTHORITY");
        for (JsonNode each : effects) {
            String scope = each.path("scope").asText("");
            table.row(
                    CaseIds.shortened(each.path("id").asText()),
                    each.path("status").asText("-"),
                    each.path("action").asText("-") + (scope.isEmpty() ? "" : " " + scope),
                    each.path("identity").path("id").asText("-"),
                    CaseIds.shortened(each.path("case").asText("-")),
                    Ages.until(each.path("answerBy").asText(""), now),
                    each.path("authority").asText("-"));
        }
        return table;
    }
}
