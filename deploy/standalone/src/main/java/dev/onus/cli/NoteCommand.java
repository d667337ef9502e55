package dev.onus.cli;

import picocli.CommandLine.Command;

@Command(name = "note", header = "Write down something about a case, in --reason; it changes nothing.")
final class NoteCommand extends ReasonedVerb {
    @Override
    String action() {
        return "note";
    }
}
