package dev.onus.registry.model;

/**
 * One immutable version of a record (design decision 4).
 *
 * @param version 1 for the first; grows by one with each change
 */
public record Versioned<T>(String name, long version, T spec) {
    public RecordRef ref(Kind kind) {
        return new RecordRef(kind.kindName(), name, version);
    }
}
