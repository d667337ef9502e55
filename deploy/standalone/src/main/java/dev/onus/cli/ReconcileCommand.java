package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "reconcile",
        header = "Count what was received and what became of each event.",
        footer = {
            "",
            "Compare what was received with what you sent: each event counts once, when the first word on it was written.",
            "Exit code 1 when an event has no end for longer than --within, when the sums do not add up, or when",
            "nothing was ever heard of the source."
        })
final class ReconcileCommand extends Verb {
    @Option(names = "--source", paramLabel = "NAME", description = "Only this one; left out: every source.")
    Optional<String> source = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "From when, as 2026-11-01T00:00:00Z; left out: a day before --to.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "T", description = "Until before when; left out: now.")
    Optional<String> to = Optional.empty();

    @Option(
            names = "--within",
            paramLabel = "D",
            description = "How long an event may have no end (default: ${DEFAULT-VALUE}).",
            defaultValue = "PT5M")
    String within = "PT5M";

    @Override
    int run(OnusApi api) {
        Reconciled reconciled = new Reconciled(limit());
        JsonNode page = api.get("/v1/reconciliation" + query(from, to));
        // What comes while this is asked belongs to the next reconciliation.
        Optional<String> end = Optional.of(to.orElse(page.path("checkedAt").asText()));
        reconciled.add(page);
        while (page.hasNonNull("next")) {
            page = api.get(
                    "/v1/reconciliation" + query(Optional.of(page.path("next").asText()), end));
            reconciled.add(page);
        }
        if (!printedAsData(reconciled.json())) {
            print(new ReconciledText(ink()).of(reconciled));
        }
        return reconciled.problem().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private String query(Optional<String> begin, Optional<String> end) {
        return new Query()
                .with("source", source)
                .with("from", begin)
                .with("to", end)
                .toString();
    }

    private Duration limit() {
        try {
            return Duration.parse(within);
        } catch (DateTimeException notADuration) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --within to be a duration as PT5M, but got '" + within + "'.");
        }
    }
}
