package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "simulate",
        header = "Try an alert: who would be told when, and why; nobody is told.",
        footer = {
            "",
            "The file has one alert in Onus's own JSON, as 'alert send' takes it. Nobody answers unless --answer says so:",
            "  onus simulate -f alert.json --at 2027-01-31T03:00:00Z --answer PT7M:ana:acknowledge --policy draft.yaml"
        })
final class SimulateCommand extends Verb {
    private static final int PARTS = 3;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "ALERT",
            required = true,
            description = "A file, or - for standard input.")
    String file = "";

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "When it comes in; for a time that is over, with the records as they were.")
    Optional<String> at = Optional.empty();

    @Option(names = "--until", paramLabel = "D", description = "Follow it so long, as PT6H; left out: while news come.")
    Optional<String> until = Optional.empty();

    @Option(names = "--policy", paramLabel = "PATH", description = "Policies to try that are not applied.")
    List<String> policies = List.of();

    @Option(names = "--answer", paramLabel = "AFTER:PERSON:ACTION", description = "Somebody answers after so long.")
    List<String> answers = List.of();

    @Override
    int run(OnusApi api) {
        TriedFiles files = new TriedFiles(new Input(System.in));
        ObjectNode question = OnusApi.JSON.createObjectNode();
        JsonNode alert = files.alert(file);
        question.set("alert", alert);
        at.ifPresent(text -> question.put("at", text));
        until.ifPresent(text -> question.put("until", text));
        if (!policies.isEmpty()) {
            question.set("policies", files.policies(policies));
        }
        answers.forEach(text -> question.withArray("answers").add(answer(text)));
        JsonNode said = api.postJson("/v1/simulations", question).body();
        if (!printedAsData(said)) {
            print(new SimulationText(ink(), ZoneId.systemDefault())
                    .of(alert.path("title").asText(), said));
        }
        return ExitCode.DONE;
    }

    private ObjectNode answer(String text) {
        String[] parts = text.split(":", PARTS);
        if (parts.length != PARTS || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --answer as PT7M:ana:acknowledge, but got '" + text + "'.");
        }
        return OnusApi.JSON
                .createObjectNode()
                .put("after", parts[0])
                .put("person", parts[1])
                .put("action", parts[2]);
    }
}
