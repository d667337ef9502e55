package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.ParameterException;

/** An answer that others must be able to understand later, so it needs its words. */
abstract class ReasonedVerb extends AnswerVerb {
    /** What the action needs beside version and reason. */
    void addMore(ObjectNode body) {}

    @Override
    final void addTo(ObjectNode body) {
        if (reason.filter(text -> !text.isBlank()).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --reason with " + spec.name() + ", which others read later.");
        }
        addMore(body);
    }
}
