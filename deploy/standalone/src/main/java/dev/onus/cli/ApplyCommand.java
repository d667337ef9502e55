package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.Finding;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "apply", header = "Apply configuration: all of it or nothing.")
final class ApplyCommand extends Verb {
    @Mixin
    Documents documents = new Documents();

    @Option(names = "--dry-run", description = "Check everything and change nothing.")
    boolean dryRun;

    @Override
    int run(OnusApi api) {
        String stream = documents.read();
        JsonNode applied = post(api, stream, dryRun);
        if (!printedAsData(applied)) {
            warnings(applied).forEach(warning -> err().println(ink().warn("warning: ") + FindingText.of(warning)));
            print(new ApplySummary(applied, dryRun).render(ink()));
        }
        return ExitCode.DONE;
    }

    static JsonNode post(OnusApi api, String stream, boolean dryRun) {
        String path = "/v1/apply" + (dryRun ? "?dryRun=true" : "");
        return api.post(path, OnusApi.AS_YAML, stream.getBytes(StandardCharsets.UTF_8))
                .body();
    }

    private static List<Finding> warnings(JsonNode applied) {
        return applied.path("warnings").valueStream().map(Finding::of).toList();
    }
}
