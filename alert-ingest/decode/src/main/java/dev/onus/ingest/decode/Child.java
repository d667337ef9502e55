package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** One item of a message before a format has looked at it. */
record Child(JsonNode tree, byte[] bytes, String problem, String delivery, int index) {
    static Child of(JsonNode tree, String delivery, int index) {
        return new Child(tree, new byte[0], "", delivery, index);
    }

    static Child unreadable(byte[] bytes, String problem, String delivery, int index) {
        return new Child(MissingNode.getInstance(), bytes, problem, delivery, index);
    }

    boolean isReadable() {
        return problem.isEmpty();
    }
}
