package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "snooze", header = "Page nobody for a while; the clocks of containment and resolution run on.")
final class SnoozeCommand extends AnswerVerb {
    @Option(names = "--for", paramLabel = "D", description = "How long, as PT30M.")
    Optional<String> duration = Optional.empty();

    @Option(names = "--until", paramLabel = "T", description = "Until when, as 2027-01-31T09:00:00Z.")
    Optional<String> until = Optional.empty();

    @Override
    String action() {
        return "snooze";
    }

    @Override
    void addTo(ObjectNode body) {
        if (duration.isPresent() == until.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Expected either --for or --until.");
        }
        duration.ifPresent(text -> body.put("for", text));
        until.ifPresent(text -> body.put("until", text));
    }
}
