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
        ArrayNode effects = new Pages(api).upTo(MOST, EffectIds.PATH + query(api));
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

    private String query(OnusApi api) {
        StringBuilder query = new StringBuilder();
        state.ifPresent(word -> query.append("&state=").append(OnusApi.encoded(word)));
        ofCase.map(id -> new CaseIds(api).find(id).path("id").asText())
                .ifPresent(id -> query.append("&case=").append(OnusApi.encoded(id)));
        return query.isEmpty() ? "" : "?" + query.substring(1);
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
