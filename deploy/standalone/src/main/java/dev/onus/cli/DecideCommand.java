package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "decide", header = "Record a decision: who, under which right, what and why.")
final class DecideCommand extends ReasonedVerb {
    @Option(
            names = "--decision",
            paramLabel = "D",
            required = true,
            description = "contain, restore, communicate, notify-authority, disclose-to-customers or accept-risk")
    String decision = "";

    @Option(names = "--choice", paramLabel = "C", required = true, description = "What was decided, as yes or no.")
    String choice = "";

    @Override
    String action() {
        return "decisions";
    }

    @Override
    void addMore(ObjectNode body) {
        body.put("decision", decision);
        body.put("choice", choice);
    }
}
