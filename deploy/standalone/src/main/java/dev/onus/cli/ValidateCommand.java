package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        header = "Check configuration, and look for mistakes in policies, without changing anything.",
        footer = {"", "Exit code 1 when there is a problem; warnings alone are 0."})
final class ValidateCommand extends Verb {
    @Mixin
    Documents documents = new Documents();

    @Override
    int run(OnusApi api) {
        DryRun dry = DryRun.of(api, documents.read());
        Findings found = new Findings(ink())
                .refused(dry.problems())
                .linted(dry.findings())
                .warned(dry.warnings());
        ObjectNode answer = OnusApi.JSON.createObjectNode().put("valid", !found.hasProblems());
        DryRun.copy(answer, "problems", dry.problems());
        DryRun.copy(answer, "warnings", dry.warnings());
        DryRun.copy(answer, "findings", dry.findings());
        if (!printedAsData(answer)) {
            found.lines().forEach(this::print);
            print(total(dry, found));
        }
        return found.hasProblems() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private String total(DryRun dry, Findings found) {
        int documents = dry.applied().path("changed").size();
        String counted = documents == 0 ? "" : documents + (documents == 1 ? " document, " : " documents, ");
        return counted + (found.hasProblems() ? ink().bad(found.total()) : ink().good(found.total())) + ".";
    }
}
