package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "escalate", header = "Go to the next step now, or to one that you name.")
final class EscalateCommand extends AnswerVerb {
    @Option(names = "--step", paramLabel = "N", description = "Its number in the policy, from 1.")
    Optional<Integer> step = Optional.empty();

    @Override
    String action() {
        return "escalate";
    }

    @Override
    void addTo(ObjectNode body) {
        step.ifPresent(number -> body.put("step", number));
    }
}
