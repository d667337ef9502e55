package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        header = "Show what an apply would change, field by field, and which mistakes in policies it would bring.",
        footer = {"", "Exit code 1 when the apply would be refused or would bring a problem; warnings alone are 0."})
final class PlanCommand extends Verb {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "A file, a folder, or - for standard input; may be given several times.")
    List<String> paths = List.of();

    @Override
    int run(OnusApi api) {
        DryRun dry = DryRun.of(api, new ConfigurationFiles(System.in).read(paths));
        ArrayNode brought = OnusApi.JSON.createArrayNode();
        for (JsonNode finding : dry.findings()) {
            if (finding.path("new").asBoolean()) {
                brought.add(finding);
            }
        }
        ObjectNode answer = OnusApi.JSON.createObjectNode().put("refused", dry.isRefused());
        DryRun.copy(answer, "problems", dry.problems());
        DryRun.copy(answer, "changed", dry.applied().path("changed"));
        DryRun.copy(answer, "warnings", dry.warnings());
        DryRun.copy(answer, "findings", brought);
        Findings found =
                new Findings(ink()).refused(dry.problems()).linted(brought).warned(dry.warnings());
        if (!printedAsData(answer)) {
            print(new PlanText(ink()).of(answer, found));
        }
        return dry.isRefused() || found.hasProblems() ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
