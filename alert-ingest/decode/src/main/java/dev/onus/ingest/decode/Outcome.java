package dev.onus.ingest.decode;

/** What the decoder made of one item of a message. Each says why. */
public sealed interface Outcome {
    record Decoded(Alert alert) implements Outcome {}

    /** @param rule names the rule, for the receipt */
    record Ignored(String rule, String reason) implements Outcome {}

    /** Nobody knows its shape, or it cannot be read; it is kept. */
    record Unmapped(String reason) implements Outcome {}

    /** Its shape is known and it breaks its own contract; it is kept, too. */
    record Rejected(String field, String reason) implements Outcome {}
}
