package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dispute",
        header = "Say that somebody else owns it; a tie-breaker settles that, and whoever has the case stays bound.")
final class DisputeCommand extends ReasonedVerb {
    @Option(names = "--owner", paramLabel = "TEAM", description = "Who should own it.")
    Optional<String> owner = Optional.empty();

    @Override
    String action() {
        return "dispute";
    }

    @Override
    void addMore(ObjectNode body) {
        owner.ifPresent(team -> body.put("owner", team));
    }
}
