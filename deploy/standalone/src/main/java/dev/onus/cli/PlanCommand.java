package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        header = "Show what an apply would change, field by field, and which mistakes in policies it would bring.",
        footer = {"", "Exit code 1 when the apply would be refused or would bring a problem; warnings alone are 0."})
final class PlanCommand extends Verb {
    @Mixin
    Documents documents = new Documents();

    @Override
    int run(OnusApi api) {
        DryRun dry = DryRun.of(api, documents.read());
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
