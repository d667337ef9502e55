package dev.onus.registry.model;

/** Names a record, whatever its version. */
public record RecordKey(Kind kind, String name) {
    @Override
    public String toString() {
        return kind.kindName() + "/" + name;
    }
}
