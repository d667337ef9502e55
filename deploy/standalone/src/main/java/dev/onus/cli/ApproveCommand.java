package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "approve", header = "Approve what a case proposes, or a review that it waits for.")
final class ApproveCommand extends AnswerVerb {
    @Option(names = "--effect", paramLabel = "ID", description = "Which, where the case has several.")
    Optional<String> effect = Optional.empty();

    @Override
    String action() {
        return "approve";
    }

    @Override
    void addTo(ObjectNode body) {
        effect.ifPresent(id -> body.put("effect", id));
    }
}
