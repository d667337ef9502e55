package dev.onus.escalation.stream;

/** Names of nodes and stores. Those of stores name changelog topics, so they are part of the data and never change. */
final class Names {
    static final String ALERTS_IN = "alerts-in";
    static final String OWNERSHIP_IN = "ownership-in";
    static final String RESPONSES_IN = "responses-in";
    static final String DELIVERIES_IN = "deliveries-in";
    static final String FAMILIES_IN = "families-in";
    static final String REGISTRY_IN = "registry-in";

    static final String JOIN_OWNER = "join-owner";
    static final String OWNER_CHANGES = "owner-changes";
    static final String OWNER_CHANGED = "owner-changed";
    static final String ANSWERED = "answered";
    static final String DELIVERED = "delivered";
    static final String FAMILY_HEARD = "family-heard";
    static final String WITH_OWNER_CHANGES = "with-owner-changes";
    static final String WITH_ANSWERS = "with-answers";
    static final String WITH_DELIVERIES = "with-deliveries";
    static final String WITH_FAMILIES = "with-families";
    static final String CASES_PROCESSOR = "case-processor";

    static final String ESCALATIONS_OUT = "escalations-out";
    static final String EFFECTS_OUT = "effects-out";
    static final String CASES_OUT = "cases-out";
    static final String RECEIPTS_OUT = "receipts-out";
    static final String FAMILIES_OUT = "families-out";
    static final String DEAD_LETTERS_OUT = "dead-letters-out";

    static final String OWNERS = "owners";
    static final String CASES = "cases";
    static final String DEADLINES = "deadlines";
    static final String CASE_INDEX = "case-index";
    static final String POSTPONED = "postponed";
    static final String REGISTRY = "registry";

    private Names() {}
}
