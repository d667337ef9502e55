package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "case", header = "Show one case: its facts and everything that happened, with the reasons.")
final class CaseCommand extends Verb {
    private static final int MOST_ITEMS = 2_000;

    @Parameters(paramLabel = "ID", description = "The case's id, or enough of its beginning.")
    String id = "";

    @Override
    int run(OnusApi api) {
        JsonNode found = new CaseIds(api).find(id);
        ArrayNode timeline = new Pages(api)
                .upTo(
                        MOST_ITEMS,
                        "/v1/cases/" + OnusApi.encoded(found.path("id").asText()) + "/timeline");
        ObjectNode both = OnusApi.JSON.createObjectNode();
        both.set("case", found);
        both.set("timeline", timeline);
        if (!printedAsData(both)) {
            print(new CaseText(ink()).of(found, timeline, Instant.now()));
        }
        return ExitCode.DONE;
    }
}
