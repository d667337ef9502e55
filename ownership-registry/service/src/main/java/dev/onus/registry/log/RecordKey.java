package dev.onus.registry.log;

/** What a record is called: kinds have their own name spaces. */
public record RecordKey(String kind, String name) implements Comparable<RecordKey> {
    @Override
    public int compareTo(RecordKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
