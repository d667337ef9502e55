package dev.onus.registry.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onus.registry.log.Change;
import dev.onus.registry.log.ChangeKind;
import dev.onus.registry.log.RecordVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an apply did, or, on a dry run, would do.
 *
 * @param findings of the lint, on a dry run; null otherwise, when they are among the warnings
 * @param position offset in the log; on a dry run and when nothing changed, that of the state it was compared with
 */
public record ApplyResult(
        List<Changed> changed,
        List<ApplyProblem> warnings,
        @Nullable List<LintFinding> findings,
        long position,
        boolean dryRun,
        Propagation propagation) {

    /**
     * One document.
     *
     * @param fields of a change that a dry run shows, what would differ; null otherwise
     */
    public record Changed(
            String kind,
            String name,
            long version,
            String change,
            @Nullable List<FieldChange> fields) {
        static Changed of(Change change) {
            return of(change, null);
        }

        /** With what would differ, for a look before it is done. */
        static Changed wouldBe(Change change) {
            RecordVersion before = change.before();
            return change.kind() == ChangeKind.CHANGED && before != null
                    ? of(
                            change,
                            FieldChanges.between(before.json(), change.after().json()))
                    : of(change);
        }

        private static Changed of(Change change, @Nullable List<FieldChange> fields) {
            return new Changed(
                    change.after().key().kind(),
                    change.after().key().name(),
                    change.after().version(),
                    change.kind().word(),
                    fields);
        }
    }

    /** Whether every service that acts on it has it already (design decision 5). */
    public enum Propagation {
        /** The next alert is treated by it. */
        @JsonProperty("done")
        DONE,
        /** It is decided and durable, and on its way. */
        @JsonProperty("pending")
        PENDING
    }

    ApplyResult with(Propagation reached) {
        return new ApplyResult(changed, warnings, findings, position, dryRun, reached);
    }
}
