package dev.onus.registry.model;

/** The version of a record that an answer rests on, for evidence (ESC-7). */
public record RecordRef(String kind, String name, long version) {
    @Override
    public String toString() {
        return kind + "/" + name + "@" + version;
    }
}
