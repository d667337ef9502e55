package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "schedule",
        header = "Schedules as calendars of other programs (iCalendar).",
        subcommands = {ScheduleCommand.Export.class, ScheduleCommand.Import.class},
        synopsisSubcommandLabel = "COMMAND")
final class ScheduleCommand extends Group {
    private static final String AS_CALENDAR = "text/calendar";

    private static String path(String name, String what) {
        return "/v1/schedules/" + OnusApi.encoded(name) + "/" + what;
    }

    @Command(name = "export", header = "Write the shifts of the next 90 days as a calendar.")
    static final class Export extends Verb {
        @Parameters(index = "0", paramLabel = "NAME", description = "The schedule.")
        String name = "";

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "Where to; left out: standard output.")
        Optional<Path> file = Optional.empty();

        @Override
        int run(OnusApi api) {
            String calendar = api.text(path(name, "calendar.ics"));
            if (file.isEmpty()) {
                out().print(calendar);
                return ExitCode.DONE;
            }
            try {
                Files.writeString(file.get(), calendar);
            } catch (IOException failed) {
                throw new RefusedException("Expected to write " + file.get() + ", but it could not be written.");
            }
            print("Wrote " + file.get() + ".");
            return ExitCode.DONE;
        }
    }

    @Command(name = "import", header = "Make overrides of a calendar; again, and they are replaced.")
    static final class Import extends Verb {
        @Parameters(index = "0", paramLabel = "NAME", description = "The schedule.")
        String name = "";

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "The calendar; - for standard input.",
                required = true)
        String file = "";

        @Option(names = "--dry-run", description = "Only show what it comes to.")
        boolean dryRun;

        @Override
        int run(OnusApi api) {
            JsonNode answer = api.post(
                            path(name, "import") + (dryRun ? "?dryRun=true" : ""),
                            AS_CALENDAR,
                            new Input(System.in).bytes(file))
                    .body();
            if (!printedAsData(answer)) {
                Table table = new Table("FROM", "TO", "ON CALL", "REASON");
                answer.path("written")
                        .forEach(each -> table.row(
                                each.path("from").asText(),
                                each.path("to").asText(),
                                each.path("with").asText(each.path("add").asText()),
                                each.path("reason").asText("-")));
                print(table.isEmpty() ? "No shifts." : table.render(ink()));
                print((dryRun ? "Would write " : "Wrote ")
                        + answer.path("written").size() + " overrides in the place of "
                        + answer.path("removed").asInt() + ".");
            }
            return ExitCode.DONE;
        }
    }
}
