package dev.onus.cli;

import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal; without one, says which option answers the question. */
final class Questions {
    private final @Nullable Console console;
    private final PrintWriter out;

    Questions(@Nullable Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    /** Nobody can be asked: the output goes to a file or the input comes from one. */
    static final class NobodyThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyThereException(String option) {
            super("Expected " + option + ", because there is no terminal to ask on.");
        }
    }

    String ask(String question, String option) {
        String answer = "";
        while (answer.isEmpty()) {
            answer = read(question + ": ", option);
        }
        return answer;
    }

    String askOr(String question, String otherwise) {
        if (console == null || !console.isTerminal()) {
            return otherwise;
        }
        String answer = read(question + " [" + otherwise + "]: ", "");
        return answer.isEmpty() ? otherwise : answer;
    }

    private String read(String prompt, String option) {
        if (console == null || !console.isTerminal()) {
            throw new NobodyThereException(option);
        }
        out.flush();
        String line = console.readLine("%s", prompt);
        if (line == null) {
            throw new NobodyThereException(option);
        }
        return line.strip();
    }
}
