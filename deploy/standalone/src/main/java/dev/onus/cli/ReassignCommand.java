package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reassign", header = "Offer a case to somebody else, who accepts it by ack or refuses it by decline.")
final class ReassignCommand extends ReasonedVerb {
    @Option(names = "--to", paramLabel = "TARGET", required = true, description = "person:NAME or team:NAME")
    String target = "";

    @Override
    String action() {
        return "reassign";
    }

    @Override
    void addMore(ObjectNode body) {
        body.put("to", target);
    }
}
