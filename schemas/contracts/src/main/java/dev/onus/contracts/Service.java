package dev.onus.contracts;

/** Who writes or reads a topic; the access rules of a cluster follow from it. */
public enum Service {
    /** Products that raise alerts, outside of Onus. */
    SIEM,
    ALERT_INGEST,
    OWNERSHIP_REGISTRY,
    ESCALATION_STREAM,
    NOTIFIER,
    /** Consumers of our feeds, outside of Onus. */
    PLATFORM_TEAMS
}
