package dev.onus.contracts;

import static dev.onus.contracts.Partitioning.ROUTED;
import static dev.onus.contracts.Partitioning.SINGLE;
import static dev.onus.contracts.Partitioning.SPREAD;
import static dev.onus.contracts.Retention.FOR_EVER;
import static dev.onus.contracts.Retention.MONTH;
import static dev.onus.contracts.Retention.NEWEST_PER_KEY;
import static dev.onus.contracts.Retention.QUARTER;
import static dev.onus.contracts.Retention.YEAR;
import static dev.onus.contracts.Service.ALERT_INGEST;
import static dev.onus.contracts.Service.ESCALATION_STREAM;
import static dev.onus.contracts.Service.NOTIFIER;
import static dev.onus.contracts.Service.OWNERSHIP_REGISTRY;
import static dev.onus.contracts.Service.PLATFORM_TEAMS;
import static dev.onus.contracts.Service.SIEM;

import java.util.List;
import java.util.Set;

/** Every topic of Onus. The names are a promise to people outside: they are never changed. */
public final class Topics {
    private static final String ROUTING_KEY = "routing key (identity id)";

    /** Alerts as products send them, straight to Kafka; a {@code Source} may name others. */
    public static final Topic<byte[]> RAW_ALERTS =
            new Topic<>("siem.alerts", "-", byte[].class, SPREAD, MONTH, Set.of(SIEM), Set.of(ALERT_INGEST));

    public static final Topic<AlertEvent> ALERTS = new Topic<>(
            "onus.alerts",
            ROUTING_KEY,
            AlertEvent.class,
            ROUTED,
            QUARTER,
            Set.of(ALERT_INGEST),
            Set.of(ESCALATION_STREAM, OWNERSHIP_REGISTRY));

    /**
     * What could not be understood, or not be handled once it was: redacted bytes, with format, reason and position in
     * the headers.
     */
    public static final Topic<byte[]> DEAD_LETTERS = new Topic<>(
            "onus.alerts.dead-letter",
            "as received",
            byte[].class,
            SPREAD,
            QUARTER,
            Set.of(ALERT_INGEST, ESCALATION_STREAM),
            Set.of(ALERT_INGEST));

    /** The order of all changes to the registry; everything that the registry knows is worked out from it. */
    public static final Topic<RegistryProposal> REGISTRY_LOG = new Topic<>(
            "onus.registry.log",
            "-",
            RegistryProposal.class,
            SINGLE,
            FOR_EVER,
            Set.of(OWNERSHIP_REGISTRY),
            Set.of(OWNERSHIP_REGISTRY));

    /** The ownership table: who answers for an identity, under its id and under each alias. */
    public static final Topic<Ownership> OWNERSHIP = new Topic<>(
            "onus.ownership",
            "identity id or alias",
            Ownership.class,
            ROUTED,
            NEWEST_PER_KEY,
            Set.of(OWNERSHIP_REGISTRY),
            Set.of(ESCALATION_STREAM, ALERT_INGEST));

    /** Every registry record but identities: the newest under kind/name, each version under kind/name/version. */
    public static final Topic<RegistryRecord> REGISTRY = new Topic<>(
            "onus.registry",
            "kind/name, kind/name/version",
            RegistryRecord.class,
            SINGLE,
            NEWEST_PER_KEY,
            Set.of(OWNERSHIP_REGISTRY),
            Set.of(OWNERSHIP_REGISTRY, ALERT_INGEST, ESCALATION_STREAM, NOTIFIER));

    public static final Topic<Response> RESPONSES = new Topic<>(
            "onus.responses",
            ROUTING_KEY,
            Response.class,
            ROUTED,
            QUARTER,
            Set.of(OWNERSHIP_REGISTRY),
            Set.of(ESCALATION_STREAM, OWNERSHIP_REGISTRY));

    public static final Topic<Delivery> DELIVERIES = new Topic<>(
            "onus.deliveries",
            ROUTING_KEY,
            Delivery.class,
            ROUTED,
            QUARTER,
            Set.of(NOTIFIER),
            Set.of(ESCALATION_STREAM, OWNERSHIP_REGISTRY));

    /** Every event of every case, in order. */
    public static final Topic<EscalationEvent> ESCALATIONS = new Topic<>(
            "onus.escalations",
            ROUTING_KEY,
            EscalationEvent.class,
            ROUTED,
            YEAR,
            Set.of(ESCALATION_STREAM),
            Set.of(NOTIFIER, OWNERSHIP_REGISTRY, PLATFORM_TEAMS));

    public static final Topic<EffectEvent> EFFECTS = new Topic<>(
            "onus.effects",
            ROUTING_KEY,
            EffectEvent.class,
            ROUTED,
            QUARTER,
            Set.of(ESCALATION_STREAM),
            Set.of(PLATFORM_TEAMS));

    public static final Topic<CaseState> CASES = new Topic<>(
            "onus.cases",
            "case id",
            CaseState.class,
            SPREAD,
            NEWEST_PER_KEY,
            Set.of(ESCALATION_STREAM),
            Set.of(OWNERSHIP_REGISTRY, PLATFORM_TEAMS));

    public static final Topic<Receipt> RECEIPTS = new Topic<>(
            "onus.receipts",
            "receipt id",
            Receipt.class,
            SPREAD,
            MONTH,
            Set.of(ALERT_INGEST, ESCALATION_STREAM),
            Set.of(OWNERSHIP_REGISTRY, SIEM));

    /** The notifier's memory of what it has sent. Writers choose the partition by the routing key alone. */
    public static final Topic<PageLedger> PAGES = new Topic<>(
            "onus.pages",
            "routing key/page/destination",
            PageLedger.class,
            ROUTED,
            NEWEST_PER_KEY,
            Set.of(NOTIFIER),
            Set.of(NOTIFIER));

    public static final Topic<AuditRecord> AUDIT = new Topic<>(
            "onus.audit",
            "stream name",
            AuditRecord.class,
            SINGLE,
            FOR_EVER,
            Set.of(OWNERSHIP_REGISTRY),
            Set.of(OWNERSHIP_REGISTRY));

    /**
     * What the tasks of the stream say to each other about cases whose identities have one issuer (ESC-8). It is kept as
     * long as the alerts are, since whoever plays those again needs both (ESC-10).
     */
    public static final Topic<FamilyMessage> FAMILIES = new Topic<>(
            "onus.families",
            ROUTING_KEY,
            FamilyMessage.class,
            ROUTED,
            QUARTER,
            Set.of(ESCALATION_STREAM),
            Set.of(ESCALATION_STREAM, OWNERSHIP_REGISTRY));

    private static final List<Topic<?>> ALL = List.of(
            RAW_ALERTS,
            ALERTS,
            DEAD_LETTERS,
            REGISTRY_LOG,
            OWNERSHIP,
            REGISTRY,
            RESPONSES,
            DELIVERIES,
            FAMILIES,
            ESCALATIONS,
            EFFECTS,
            CASES,
            RECEIPTS,
            PAGES,
            AUDIT);

    private Topics() {}

    /** All of them, in the order in which an alert travels. */
    public static List<Topic<?>> all() {
        return ALL;
    }
}
