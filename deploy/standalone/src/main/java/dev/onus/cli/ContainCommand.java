package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "contain", header = "Say that the exposure is contained; the case stays open until it is resolved.")
final class ContainCommand extends AnswerVerb {
    @Option(
            names = "--credential-state",
            paramLabel = "S",
            description = "What you saw of the credential: inactive, active or unknown.")
    Optional<String> credentialState = Optional.empty();

    @Option(
            names = "--override",
            description = "Although the last observation says active; needs --reason, and the exposure clock runs on.")
    boolean override;

    @Override
    String action() {
        return "contain";
    }

    @Override
    void addTo(ObjectNode body) {
        credentialState.ifPresent(state -> body.put("credentialState", state));
        if (override) {
            body.put("override", true);
        }
    }
}
