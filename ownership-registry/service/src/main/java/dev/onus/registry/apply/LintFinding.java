package dev.onus.registry.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onus.registry.model.Finding.Weight;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What the lint has to say about the policies once an apply were done (ESC-11).
 *
 * @param line null, as file and column are, for a record that was not sent
 * @param weight {@code problem} where a policy cannot work, else {@code warning}; an apply is refused for neither
 * @param isNew whether it is not so already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LintFinding(
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String kind,
        @Nullable String name,
        String path,
        String message,
        @Nullable String suggestion,
        String weight,
        @JsonProperty("new") boolean isNew) {

    /** Of a record that was sent, where it was written. */
    static LintFinding of(ApplyProblem where, Weight weight, boolean isNew) {
        return new LintFinding(
                where.file(),
                where.line(),
                where.column(),
                where.kind(),
                where.name(),
                where.path(),
                where.message(),
                where.suggestion(),
                word(weight),
                isNew);
    }

    /** Of a record that was not sent, which the apply brings about all the same. */
    static LintFinding elsewhere(RecordKey record, Problem said, Weight weight) {
        return new LintFinding(
                null,
                null,
                null,
                record.kind().kindName(),
                record.name(),
                said.path(),
                said.message(),
                null,
                word(weight),
                true);
    }

    /** As a warning of an apply that goes through. */
    ApplyProblem asWarning() {
        return line == null || column == null
                ? ApplyProblem.of(path, kind + "/" + name + ": " + message)
                : new ApplyProblem(file, line, column, kind, name, path, message, suggestion);
    }

    private static String word(Weight weight) {
        return switch (weight) {
            case PROBLEM -> "problem";
            case WARNING -> "warning";
        };
    }
}
