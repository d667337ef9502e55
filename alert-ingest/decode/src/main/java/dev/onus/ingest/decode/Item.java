package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One item of a message, from 0 within its delivery.
 *
 * @param delivery the vendor's event id, else the submission's own
 * @param format the format that was tried; {@code none} when there was none
 * @param tree as received; missing when the bytes are not JSON
 * @param bytes as received, when they are not JSON; else empty
 */
public record Item(String delivery, int index, String format, Outcome outcome, JsonNode tree, byte[] bytes) {
    public static final String NO_FORMAT = "none";

    static Item of(Child child, String format, Outcome outcome) {
        return new Item(child.delivery(), child.index(), format, outcome, child.tree(), child.bytes());
    }

    public boolean isTree() {
        return !(tree instanceof MissingNode);
    }
}
