package dev.onus.cli;

import picocli.CommandLine.Command;

@Command(name = "ack", header = "Acknowledge a case: you have it, the escalation stops.")
final class AckCommand extends AnswerVerb {
    @Override
    String action() {
        return "acknowledge";
    }
}
