package dev.onus.registry.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are made together or not at all.
 *
 * @param id by which the writer knows it again; a second one with the same id has the first one's outcome
 * @param actor {@code person:<name>}, {@code service:<name>} or {@code system}
 */
public record Proposal(
        String id,
        List<ProposedChange> changes,
        String actor,
        @Nullable String comment) {
    public Proposal {
        changes = List.copyOf(changes);
    }
}
