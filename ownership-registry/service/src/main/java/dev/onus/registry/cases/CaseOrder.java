package dev.onus.registry.cases;

/** In which order cases are listed. */
public enum CaseOrder {
    NEWEST,
    /** By priority, then newest; only within one state and over all owners and identities, else newest. */
    URGENCY
}
