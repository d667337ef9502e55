package dev.onus.vocabulary;

/**
 * The Kafka key of everything about one identity: its canonical id. An alert that names no identity has a key of its
 * own and goes to the catch-all. A case keeps its first alert's key for ever.
 */
public record RoutingKey(String value) {
    private static final String UNRESOLVED = "unresolved:";
    private static final String TASK = "onus:";

    public RoutingKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a routing key, but it is empty.");
        }
    }

    public static RoutingKey of(IdentityId identity) {
        return new RoutingKey(identity.toString());
    }

    public static RoutingKey unresolved(String source, String dedupKey) {
        return new RoutingKey(UNRESOLVED + source + ":" + dedupKey);
    }

    /** The key of what the registry has a person do; it is about no machine identity. */
    public static RoutingKey ofTask(CaseKind kind, String dedupKey) {
        return new RoutingKey(TASK + kind.word() + ":" + dedupKey);
    }

    public boolean isUnresolved() {
        return value.startsWith(UNRESOLVED);
    }

    @Override
    public String toString() {
        return value;
    }
}
