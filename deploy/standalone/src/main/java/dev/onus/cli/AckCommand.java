package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ack", header = "Acknowledge a case: you have it, the escalation stops.")
final class AckCommand extends AnswerVerb {
    @Option(names = "--intent", paramLabel = "TEXT", description = "What you are going to do.")
    Optional<String> intent = Optional.empty();

    @Option(names = "--until", paramLabel = "T", description = "By when, as 2027-01-31T09:00:00Z; it escalates then.")
    Optional<String> until = Optional.empty();

    @Override
    String action() {
        return "acknowledge";
    }

    @Override
    void addTo(ObjectNode body) {
        intent.ifPresent(text -> body.put("intent", text));
        until.ifPresent(text -> body.put("until", text));
    }
}
