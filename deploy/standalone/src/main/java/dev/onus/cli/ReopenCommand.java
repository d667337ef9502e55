package dev.onus.cli;

import picocli.CommandLine.Command;

@Command(name = "reopen", header = "Open a closed case again; its steps begin anew.")
final class ReopenCommand extends AnswerVerb {
    @Override
    String action() {
        return "reopen";
    }
}
