package dev.onus.registry.measure;

import dev.onus.contracts.CaseState;
import dev.onus.vocabulary.Word;

/** By what cases are put together (OWN-9). */
public enum Grouping implements Word {
    ALL,
    TEAM,
    /** The type of the identity. */
    TYPE,
    SEVERITY;

    String of(CaseState state) {
        return switch (this) {
            case ALL -> "all";
            case TEAM -> state.getOwner() == null ? "nobody" : state.getOwner();
            case TYPE ->
                state.getIdentity().getType() == null
                        ? "unknown"
                        : state.getIdentity().getType();
            case SEVERITY -> state.getSeverity().name();
        };
    }
}
