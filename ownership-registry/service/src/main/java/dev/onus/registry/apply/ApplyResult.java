package dev.onus.registry.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onus.registry.log.Change;
import java.util.List;

/**
 * What an apply did, or, on a dry run, would do.
 *
 * @param position offset in the log; on a dry run and when nothing changed, that of the state it was compared with
 */
public record ApplyResult(
        List<Changed> changed, List<ApplyProblem> warnings, long position, boolean dryRun, Propagation propagation) {

    /** One document. */
    public record Changed(String kind, String name, long version, String change) {
        static Changed of(Change change) {
            return new Changed(
                    change.after().key().kind(),
                    change.after().key().name(),
                    change.after().version(),
                    change.kind().word());
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
        return new ApplyResult(changed, warnings, position, dryRun, reached);
    }
}
