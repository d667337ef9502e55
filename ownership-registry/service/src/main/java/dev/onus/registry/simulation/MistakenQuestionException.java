package dev.onus.registry.simulation;

import java.io.Serial;
import java.util.List;

/** The question cannot be understood, or names what is not there. */
final class MistakenQuestionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    MistakenQuestionException(List<Mistake> mistakes) {
        super(mistakes.isEmpty() ? "" : mistakes.getFirst().message(), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
