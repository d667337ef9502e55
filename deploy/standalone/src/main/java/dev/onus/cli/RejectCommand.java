package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reject", header = "Reject what a case proposes, or a review that it waits for.")
final class RejectCommand extends ReasonedVerb {
    @Option(names = "--effect", paramLabel = "ID", description = "Which, where the case has several.")
    Optional<String> effect = Optional.empty();

    @Override
    String action() {
        return "reject";
    }

    @Override
    void addMore(ObjectNode body) {
        effect.ifPresent(id -> body.put("effect", id));
    }
}
