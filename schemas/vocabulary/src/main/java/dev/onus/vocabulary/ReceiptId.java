package dev.onus.vocabulary;

/** Names what became of one event that a source sent (SYS-7). */
public record ReceiptId(String value) {
    public ReceiptId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a receipt id, but it is empty.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
