package dev.onus.bench;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two teams of one person each. A case of high severity stays open for longer than any measurement lasts; one of
 * critical severity pages the owner, then, a short window later, the backup.
 */
final class BenchOrganisation {
    /** Of every alert, and of its case. */
    static final String TITLE = "A key was used from an address that it was never used from";

    static final String FIRST_PERSON = "first";
    static final String SECOND_PERSON = "second";
    /** From the first page of a critical case to the page of the backup. */
    static final Duration SHORT_WINDOW = Duration.ofSeconds(3);
    /** The same of a case of high severity. */
    static final Duration LONG_WINDOW = Duration.ofHours(24);

    static final String OWNERS = "owners";
    private static final String BACKUPS = "backups";
    private static final int BLAST_RADIUS = 12;

    private BenchOrganisation() {}

    static List<RegistryRecord> records() {
        List<RegistryRecord> records = new ArrayList<>();
        FirstRecords.documents().forEach((kind, document) -> {
            String name = kind == Kind.PERSON ? FirstRecords.ADMIN : FirstRecords.CATCH_ALL;
            records.add(record(kind, name, document));
        });
        records.add(person(FIRST_PERSON));
        records.add(person(SECOND_PERSON));
        records.add(team(OWNERS, FIRST_PERSON));
        records.add(team(BACKUPS, SECOND_PERSON));
        records.add(policy("patient", "high", LONG_WINDOW.toString()));
        records.add(policy("strict", "critical", SHORT_WINDOW.toString()));
        return records;
    }

    static String identity(long number) {
        return "aws:access-key:AKIABENCH%011d".formatted(number);
    }

    static String identityName(long number) {
        return "service-key-" + number;
    }

    static Ownership ownership(long number, long version) {
        return Ownership.newBuilder()
                .setId(identity(number))
                .setName(identityName(number))
                .setVersion(version)
                .setPosition(version)
                .setOwner(OWNERS)
                .setBackup(BACKUPS)
                .setEnvironment("production")
                .setCriticality(CriticalityLevel.high)
                .setBlastRadius(BLAST_RADIUS)
                .build();
    }

    /** Of the alert with this number. */
    static String receipt(long number) {
        return "bench-receipt-" + number;
    }

    /** The first alert of a finding, so that it opens a case. */
    static AlertEvent alert(long number, long identity, SeverityLevel severity, Instant receivedAt) {
        return AlertEvent.newBuilder()
                .setAlertId("bench-" + number)
                .setReceiptId(receipt(number))
                .setRoutingKey(identity(identity))
                .setSource("guardduty")
                .setIdentityId(identity(identity))
                .setSeverity(severity)
                .setTitle(TITLE)
                .setDescription("Somebody used the key of a service from outside of the networks that it belongs to.")
                .setDedupKey("finding-" + number)
                .setRule("credential-use-from-outside")
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setResource("arn:aws:s3:::bench-" + identity)
                .setEnvironment("production")
                .setOccurredAt(receivedAt)
                .setReceivedAt(receivedAt)
                .setEvidenceUrl("https://siem.example.org/findings/" + number)
                .build();
    }

    /** The same finding again, so that it folds into the case that the first alert of it opened. */
    static AlertEvent again(long number, long finding, long identity, SeverityLevel severity, Instant receivedAt) {
        return AlertEvent.newBuilder(alert(finding, identity, severity, receivedAt))
                .setAlertId("bench-again-" + number)
                .setReceiptId("bench-again-receipt-" + number)
                .build();
    }

    private static RegistryRecord person(String name) {
        return record(Kind.PERSON, name, personDocument(name));
    }

    private static RegistryRecord team(String name, String member) {
        return recordOf(Kind.TEAM, name, Map.of("displayName", name, "members", List.of(member)));
    }

    private static RegistryRecord policy(String name, String severity, String firstWindow) {
        Map<String, Object> first = Map.of("notify", List.of("owner"), "acknowledgeWithin", firstWindow);
        Map<String, Object> second = Map.of("notify", List.of("backup"), "acknowledgeWithin", "PT24H");
        return recordOf(
                Kind.ESCALATION_POLICY,
                name,
                Map.of(
                        "match",
                        Map.of("severity", List.of(severity)),
                        "priority",
                        100,
                        "steps",
                        List.of(first, second),
                        "fallback",
                        Map.of("notify", List.of("team:" + BACKUPS)),
                        "acknowledgementExpiresAfter",
                        "PT24H",
                        "containWithin",
                        "PT48H",
                        "resolveWithin",
                        "PT72H"));
    }

    /** What {@link #ownership} is a row of. */
    static Map<String, Object> identityDocument(long number) {
        return document(
                Kind.IDENTITY,
                identityName(number),
                Map.of(
                        "id",
                        identity(number),
                        "owner",
                        OWNERS,
                        "backup",
                        BACKUPS,
                        "environment",
                        "production",
                        "criticality",
                        "high",
                        "blastRadius",
                        BLAST_RADIUS));
    }

    /** A person on a channel that is always there. */
    static Map<String, Object> personDocument(String name) {
        return document(
                Kind.PERSON, name, Map.of("displayName", name, "contacts", List.of(Map.of("channel", "console"))));
    }

    /** The team that owns everything, on call by a schedule. */
    static Map<String, Object> teamDocument(String schedule) {
        return document(
                Kind.TEAM,
                OWNERS,
                Map.of("displayName", OWNERS, "members", List.of(FIRST_PERSON, SECOND_PERSON), "schedule", schedule));
    }

    /** Both take turns by the week. */
    static Map<String, Object> turnsDocument(String name) {
        Map<String, Object> weekly = Map.of(
                "unit",
                "week",
                "interval",
                1,
                "anchor",
                "2026-01-05",
                "handoff",
                Map.of("day", "MON", "time", "09:00"));
        Map<String, Object> layer = Map.of(
                "name",
                "week",
                "participants",
                List.of(List.of(FIRST_PERSON), List.of(SECOND_PERSON)),
                "rotation",
                weekly);
        return document(Kind.SCHEDULE, name, Map.of("timeZone", "Europe/Lisbon", "layers", List.of(layer)));
    }

    private static RegistryRecord recordOf(Kind kind, String name, Map<String, Object> spec) {
        return record(kind, name, document(kind, name, spec));
    }

    static Map<String, Object> document(Kind kind, String name, Map<String, Object> spec) {
        return Map.of(
                "apiVersion", "onus.dev/v1", "kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec);
    }

    private static RegistryRecord record(Kind kind, String name, Map<String, Object> document) {
        return RegistryRecord.newBuilder()
                .setKind(kind.kindName())
                .setName(name)
                .setVersion(1)
                .setJson(RegistryJson.canonical(document))
                .setPosition(1)
                .setChangedBy("bench")
                .setChangedAt(Instant.EPOCH)
                .build();
    }
}
