package dev.onus.vocabulary;

/** Names a case for ever, also after it is closed and opened again. */
public record CaseId(String value) {
    public CaseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a case id, but it is empty.");
        }
    }

    /** @param firstAlert the alert that opened the case */
    public static CaseId of(RoutingKey routingKey, String foldKey, AlertId firstAlert) {
        return new CaseId(StableHash.of("case", routingKey.value(), foldKey, firstAlert.value()));
    }

    /**
     * The case that the registry opens for a person.
     *
     * @param routingKey of the task, see {@link RoutingKey#ofTask}
     * @param opening 1, and one more each time the same thing opens again after it was closed
     */
    public static CaseId ofTask(RoutingKey routingKey, int opening) {
        return new CaseId(StableHash.of("task", routingKey.value(), Integer.toString(opening)));
    }

    @Override
    public String toString() {
        return value;
    }
}
