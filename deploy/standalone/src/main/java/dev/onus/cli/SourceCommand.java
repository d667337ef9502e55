package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.source.SourceExpressions;
import dev.onus.ingest.source.SourceRecords;
import dev.onus.registry.model.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "source",
        header = "Where alerts come from: how one is doing, a mapping tried on recorded events, what can be read.",
        subcommands = {SourceShow.class, SourceCommand.Test.class, SourceCommand.Formats.class},
        synopsisSubcommandLabel = "COMMAND")
final class SourceCommand extends Group {
    @Command(
            name = "test",
            header = "Compare what sources make of recorded events with what is written down beside them.",
            footer = {
                "",
                "For each Source NAME in the files: NAME.tests/x.event.json (or .txt, any bytes) is decoded",
                "on this machine, without a server, and compared with NAME.tests/x.alert.json.",
                "Exit code 1 when one differs; --write accepts what came: look at it before you commit it."
            })
    static final class Test extends Verb {
        @Option(
                names = {"-f", "--file"},
                paramLabel = "PATH",
                required = true,
                description = "A file or a folder; may be given several times.")
        List<String> paths = List.of();

        @Option(names = "--write", description = "Write down what came as what is expected.")
        boolean write;

        private final ArrayNode results = OnusApi.JSON.createArrayNode();
        private int bad;

        @Override
        int run(OnusApi api) {
            List<SourceFiles.Found> sources = SourceFiles.in(paths);
            if (sources.isEmpty()) {
                throw new RefusedException("Expected documents of kind Source, but found none.");
            }
            sources.forEach(this::source);
            if (!printedAsData(OnusApi.JSON.createObjectNode().set("tests", results))) {
                String counted = results.size() == 1 ? "1 test" : results.size() + " tests";
                print(counted + ", " + (bad == 0 ? ink().good("no difference") : ink().bad(bad + " to look at")) + ".");
            }
            return bad == 0 ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private void source(SourceFiles.Found found) {
            List<Problem> problems = SourceExpressions.problems(found.source());
            if (!problems.isEmpty()) {
                bad++;
                ObjectNode result = results.addObject();
                result.put("source", found.name()).put("result", "broken");
                problems.forEach(problem -> result.withArray("problems").add(problem.toString()));
                say(ink().bad("broken") + "  " + found.name() + " in " + found.file());
                problems.forEach(problem -> say("  " + problem));
                return;
            }
            List<Path> events = SourceFiles.events(found.tests());
            if (events.isEmpty()) {
                say(ink().quiet("none    " + found.name() + ": no events in " + found.tests()));
            }
            SourceOptions options = SourceRecords.options(found.source());
            events.forEach(event -> compare(SourceTest.of(found.name(), options, event)));
        }

        private void compare(SourceTest test) {
            List<String> difference = test.difference();
            boolean written = test.isWrittenDown();
            String result = difference.isEmpty() ? "same" : write ? "written" : written ? "differs" : "missing";
            ObjectNode node = results.addObject().put("test", test.name()).put("result", result);
            switch (result) {
                case "same" -> say(ink().good("same") + "    " + test.name());
                case "written" -> {
                    test.write();
                    say(ink().warn("written") + " " + test.name() + " to " + test.expected());
                }
                default -> {
                    bad++;
                    difference.forEach(line -> node.withArray("difference").add(line));
                    say(ink().bad(result) + " " + test.name()
                            + (written ? "" : ": there is no " + test.expected() + "; --write makes it"));
                    difference.forEach(line -> say("  " + coloured(line)));
                }
            }
        }

        private String coloured(String line) {
            return line.startsWith("+") ? ink().good(line) : line.startsWith("-") ? ink().bad(line) : line;
        }

        private void say(String line) {
            if (format == OutputFormat.TABLE) {
                print(line);
            }
        }
    }

    @Command(name = "formats", header = "What Onus can read, and the rules that tell an alert from an ordinary record.")
    static final class Formats extends Verb {
        @Parameters(arity = "0..1", paramLabel = "FORMAT", description = "Only this one, with its rules.")
        String only = "";

        @Override
        int run(OnusApi api) {
            JsonNode all = api.get("/v1/formats");
            List<JsonNode> chosen = all.path("items")
                    .valueStream()
                    .filter(format -> only.isEmpty()
                            || format.path("name").asText().equals(only)
                            || format.path("otherNames")
                                    .valueStream()
                                    .anyMatch(other -> other.asText().equals(only)))
                    .toList();
            if (chosen.isEmpty()) {
                throw new RefusedException("Expected the name of a format, but none is called " + only + ".");
            }
            ObjectNode shown = OnusApi.JSON.createObjectNode();
            chosen.forEach(shown.putArray("items")::add);
            if (!printedAsData(shown)) {
                print((only.isEmpty() ? names(chosen) : rules(chosen.getFirst())).render(ink()));
            }
            return ExitCode.DONE;
        }

        private static Table names(List<JsonNode> formats) {
            Table table = new Table("FORMAT", "WHAT", "RULES");
            formats.forEach(format -> table.row(
                    format.path("name").asText(),
                    format.path("describes").asText(),
                    format.path("rules").isEmpty()
                            ? "all are alerts"
                            : format.path("rules").size()
                                    + (format.path("rules").size() == 1 ? " rule" : " rules")));
            return table;
        }

        private static Table rules(JsonNode format) {
            Table table = new Table("EVENT", "THEN", "SEVERITY", "REASON");
            format.path("rules")
                    .forEach(rule -> table.row(
                            rule.path("event").asText(),
                            rule.path("then").asText(),
                            rule.path("severity").asText("-"),
                            rule.path("reason").asText()));
            table.row("anything else", format.path("otherwise").asText(), "-", "");
            return table;
        }
    }
}
