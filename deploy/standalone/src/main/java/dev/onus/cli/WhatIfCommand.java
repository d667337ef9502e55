package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "what-if",
        header = "Try policies on what was recorded: who would have been paged, and how often at night.",
        footer = {
            "",
            "Nothing is applied and nobody is told. It reads what the topics keep, which takes minutes;",
            "Ctrl-C stops it on the server too:",
            "  onus what-if -f draft.yaml --days 90"
        })
final class WhatIfCommand extends Verb {
    private static final Duration USUAL_LOOK = Duration.ofSeconds(1);

    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "Policies to try that are not applied.")
    List<String> files = List.of();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "So many days until now (default: ${DEFAULT-VALUE})",
            defaultValue = "90")
    int days = 90;

    /** How often it looks; a test need not wait. */
    Duration lookEvery = USUAL_LOOK;

    @Override
    int run(OnusApi api) {
        ObjectNode question = OnusApi.JSON.createObjectNode();
        question.set("policies", new TriedFiles(new Input(System.in)).policies(files));
        question.put("period", Duration.ofDays(days).toString());
        JsonNode stand = api.postJson("/v1/what-if", question).body();
        stand = followed(stand, "/v1/what-if/" + stand.path("id").asText(), api);
        boolean done = stand.path("state").asText().equals("done");
        if (!printedAsData(stand)) {
            print(
                    done
                            ? new WhatIfText(ink()).of(stand)
                            : "It ended without a result. "
                                    + stand.path("reason").asText());
        }
        return done ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Until it has ended. One at a time runs on a server, so whoever loses interest has to stop it there. */
    private JsonNode followed(JsonNode started, String path, OnusApi api) {
        JsonNode stand = started;
        OnInterrupt stops = new OnInterrupt(() -> api.send("DELETE", path, Map.of(), new byte[0]));
        try {
            while (stand.path("state").asText().equals("running")) {
                pause();
                stand = api.get(path);
                err().print("\r" + WhatIfText.progress(stand));
                err().flush();
            }
        } finally {
            stops.forget();
        }
        err().println();
        return stand;
    }

    private void pause() {
        try {
            Thread.sleep(lookEvery);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("Expected to wait for the result, but was interrupted.");
        }
    }
}
