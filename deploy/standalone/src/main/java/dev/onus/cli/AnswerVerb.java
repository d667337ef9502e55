package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.ApiAnswer;
import dev.onus.cli.api.OnusApi;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An answer to a case. It carries the version just looked at, so that it never answers something newer by accident. */
abstract class AnswerVerb extends Verb {
    @Parameters(paramLabel = "ID", description = "The case's id, or enough of its beginning.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the case.")
    Optional<String> reason = Optional.empty();

    /** The last part of the path. */
    abstract String action();

    /** What the action needs beside version and reason. */
    void addTo(ObjectNode body) {}

    @Override
    final int run(OnusApi api) {
        JsonNode found = new CaseIds(api).find(id);
        ObjectNode body = OnusApi.JSON.createObjectNode();
        body.put("version", found.path("version").asLong());
        reason.ifPresent(text -> body.put("reason", text));
        addTo(body);
        String path = "/v1/cases/" + OnusApi.encoded(found.path("id").asText()) + "/" + action();
        Map<String, String> headers = Map.of(
                "Content-Type",
                OnusApi.AS_JSON,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        ApiAnswer answer = api.send("POST", path, headers, OnusApi.bytes(body));
        if (!printedAsData(answer.body())) {
            print(summary(found, answer));
        }
        return ExitCode.DONE;
    }

    private String summary(JsonNode before, ApiAnswer answer) {
        String shortId = CaseIds.shortened(before.path("id").asText());
        if (answer.status() == 202) {
            return "The answer is recorded; its verdict is not in yet. Look again: onus case " + shortId;
        }
        String state = answer.body().path("state").asText(before.path("state").asText());
        return ink().good(shortId) + " is " + state + ". "
                + ink().quiet(before.path("title").asText(""));
    }
}
