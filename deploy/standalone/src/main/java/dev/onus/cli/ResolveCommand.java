package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "resolve", header = "Close a case by a decision.")
final class ResolveCommand extends AnswerVerb {
    @Option(
            names = "--outcome",
            paramLabel = "O",
            required = true,
            description = "contained, false-positive, condition-ended or risk-accepted")
    String outcome = "";

    @Option(
            names = "--expires-at",
            paramLabel = "T",
            description = "When an accepted risk is looked at again, as 2027-01-31T09:00:00Z.")
    Optional<String> expiresAt = Optional.empty();

    @Option(names = "--override", description = "Contained although the last observation says active; needs --reason.")
    boolean override;

    @Override
    String action() {
        return "resolve";
    }

    @Override
    void addTo(ObjectNode body) {
        body.put("outcome", outcome);
        expiresAt.ifPresent(time -> body.put("expiresAt", time));
        if (override) {
            body.put("override", true);
        }
    }
}
