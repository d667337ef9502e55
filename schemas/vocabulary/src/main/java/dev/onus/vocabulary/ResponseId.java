package dev.onus.vocabulary;

/** Names one answer; the same id always gets the same verdict. */
public record ResponseId(String value) {
    public ResponseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a response id, but it is empty.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
