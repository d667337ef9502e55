package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "claim", header = "Say that a team owns the identity from now on; kept as an ownership rule.")
final class ClaimCommand extends AnswerVerb {
    @Option(names = "--owner", paramLabel = "TEAM", description = "Left out: the one team that you are a member of.")
    Optional<String> owner = Optional.empty();

    @Override
    String action() {
        return "claim";
    }

    @Override
    void addTo(ObjectNode body) {
        owner.ifPresent(team -> body.put("owner", team));
    }
}
