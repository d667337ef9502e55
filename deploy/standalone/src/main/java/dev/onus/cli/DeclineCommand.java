package dev.onus.cli;

import picocli.CommandLine.Command;

@Command(name = "decline", header = "Decline a case: somebody else must take it, now.")
final class DeclineCommand extends AnswerVerb {
    @Override
    String action() {
        return "decline";
    }
}
