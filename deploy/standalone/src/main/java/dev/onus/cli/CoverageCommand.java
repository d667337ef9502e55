package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "coverage",
        header = "Find when nobody could be reached in the days to come.",
        footer = {"", "Exit code 1 where a first or last step, a fallback or the catch-all reaches nobody for a minute."
        })
final class CoverageCommand extends Verb {
    private static final int MOST_DAYS = 92;

    @Option(names = "--days", paramLabel = "N", description = "Look so many days ahead (14 when left out).")
    Optional<Integer> days = Optional.empty();

    @Option(names = "--identity", paramLabel = "ID", description = "Only this identity, by id, alias or name.")
    Optional<String> identity = Optional.empty();

    @Option(names = "--team", paramLabel = "TEAM", description = "Only gaps of this team.")
    Optional<String> team = Optional.empty();

    @Option(names = "--policy", paramLabel = "POLICY", description = "Only gaps of this policy.")
    Optional<String> policy = Optional.empty();

    @Override
    int run(OnusApi api) {
        JsonNode coverage = api.get("/v1/coverage" + query(Instant.now()));
        if (!printedAsData(coverage)) {
            print(new CoverageText(ink()).of(coverage));
        }
        return coverage.path("ok").asBoolean() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Query query(Instant now) {
        Query query = new Query();
        days.ifPresent(count -> {
            if (count < 1 || count > MOST_DAYS) {
                throw new ParameterException(
                        spec.commandLine(), "Expected --days from 1 to " + MOST_DAYS + ", but got " + count + ".");
            }
            query.with("from", now.toString())
                    .with("to", now.plus(Duration.ofDays(count)).toString());
        });
        return query.with("identity", identity).with("team", team).with("policy", policy);
    }
}
