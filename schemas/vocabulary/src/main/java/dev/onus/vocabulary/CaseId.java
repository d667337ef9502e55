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

    @Override
    public String toString() {
        return value;
    }
}
