package dev.onus.registry.apply;

import java.io.Serial;
import java.util.List;

/** What was sent cannot be applied; nothing of it was. */
public final class InvalidDocumentsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ApplyProblem> problems;

    public InvalidDocumentsException(List<ApplyProblem> problems) {
        super(null, null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** The first problem, for logs; {@link #problems()} has all. */
    @Override
    public String getMessage() {
        return problems.isEmpty()
                ? "The documents are not valid."
                : problems.getFirst().message();
    }

    public List<ApplyProblem> problems() {
        return problems;
    }
}
