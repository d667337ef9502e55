package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "settle", header = "Settle a dispute: say which team owns it.")
final class SettleCommand extends ReasonedVerb {
    @Option(names = "--owner", paramLabel = "TEAM", required = true, description = "The team that owns it.")
    String owner = "";

    @Override
    String action() {
        return "settle";
    }

    @Override
    void addMore(ObjectNode body) {
        body.put("owner", owner);
    }
}
