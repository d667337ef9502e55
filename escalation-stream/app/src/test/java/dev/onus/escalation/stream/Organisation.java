package dev.onus.escalation.stream;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The example company of these tests, and what is said to and about it. */
final class Organisation {
    static final String KEY = "aws:access-key:AKIAIOSFODNN7EXAMPLE";
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Organisation() {}

    /** Ana and Bo hold the payments key, sec is their backup, mo manages; five minutes, then ten, then the fallback. */
    static List<RegistryRecord> records() {
        List<RegistryRecord> records = new ArrayList<>();
        FirstRecords.documents().forEach((kind, document) -> {
            String name = kind == Kind.PERSON ? FirstRecords.ADMIN : FirstRecords.CATCH_ALL;
            records.add(record(kind, name, 1, document));
        });
        for (String person : List.of("ana", "bo", "sec", "mo")) {
            records.add(record(Kind.PERSON, person, 1, document(Kind.PERSON, person, personSpec())));
        }
        records.add(team("payments", 1, "mo", "ana"));
        records.add(team("platform", 1, "mo", "bo"));
        records.add(team("secops", 1, "mo", "sec"));
        records.add(policy("production", 1, "PT5M", "PT10M"));
        return records;
    }

    static RegistryRecord team(String name, long version, String manager, String member) {
        return record(
                Kind.TEAM,
                name,
                version,
                document(Kind.TEAM, name, Map.of("displayName", name, "manager", manager, "members", List.of(member))));
    }

    static RegistryRecord policy(String name, long version, String firstWindow, String secondWindow) {
        return record(
                Kind.ESCALATION_POLICY,
                name,
                version,
                document(
                        Kind.ESCALATION_POLICY,
                        name,
                        Map.of(
                                "match",
                                Map.of("severity", List.of("high", "critical")),
                                "priority",
                                100,
                                "steps",
                                List.of(
                                        Map.of("notify", List.of("owner"), "acknowledgeWithin", firstWindow),
                                        Map.of(
                                                "notify", List.of("backup"),
                                                "acknowledgeWithin", secondWindow,
                                                "effects", List.of("pause-automation"))),
                                "fallback",
                                Map.of("notify", List.of("team:secops")),
                                "acknowledgementExpiresAfter",
                                "PT30M",
                                "containWithin",
                                "PT1H",
                                "resolveWithin",
                                "PT24H")));
    }

    static Ownership ownership(String owner, long position) {
        return ownershipOf(KEY, owner, position);
    }

    static Ownership ownershipOf(String key, String owner, long position) {
        return Ownership.newBuilder()
                .setId(key)
                .setName("payments-key")
                .setVersion(position + 1)
                .setPosition(position)
                .setOwner(owner)
                .setBackup("secops")
                .setEnvironment("production")
                .setCriticality(CriticalityLevel.high)
                .setBlastRadius(12)
                .build();
    }

    static AlertEvent alert(String id) {
        return alertOf(KEY, id).build();
    }

    static AlertEvent.Builder alertOf(String key, String id) {
        return AlertEvent.newBuilder()
                .setAlertId(id)
                .setReceiptId("receipt-" + id)
                .setRoutingKey(key)
                .setSource("guardduty")
                .setIdentityId(key)
                .setSeverity(SeverityLevel.high)
                .setTitle("Key used from an unusual place")
                .setDedupKey("finding-1")
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setReceivedAt(NOON);
    }

    static Response response(String id, String caseId, String person, String action) {
        return responseTo(KEY, id, caseId, person, action);
    }

    static Response responseTo(String key, String id, String caseId, String person, String action) {
        return Response.newBuilder()
                .setResponseId(id)
                .setRoutingKey(key)
                .setCaseId(caseId)
                .setAction(action)
                .setActor(Actor.newBuilder().setPerson(person).build())
                .setParameters(Map.of("outcome", "condition-ended"))
                .setReason("because")
                .setAt(NOON)
                .build();
    }

    static Delivery delivery(String caseId, String pageId, String person, boolean reached) {
        return Delivery.newBuilder()
                .setPageId(pageId)
                .setCaseId(caseId)
                .setRoutingKey(KEY)
                .setPerson(person)
                .setReached(reached)
                .setAt(NOON)
                .build();
    }

    static RegistryRecord record(Kind kind, String name, long version, Map<String, Object> document) {
        return RegistryRecord.newBuilder()
                .setKind(kind.kindName())
                .setName(name)
                .setVersion(version)
                .setJson(RegistryJson.canonical(document))
                .setPosition(version)
                .setChangedBy("test")
                .setChangedAt(NOON)
                .build();
    }

    /** Any record, by its spec alone. */
    static RegistryRecord recordOf(Kind kind, String name, long version, Map<String, Object> spec) {
        return record(kind, name, version, document(kind, name, spec));
    }

    private static Map<String, Object> personSpec() {
        return Map.of("displayName", "Somebody", "contacts", List.of(Map.of("channel", "console")));
    }

    private static Map<String, Object> document(Kind kind, String name, Map<String, Object> spec) {
        return Map.of(
                "apiVersion", "onus.dev/v1", "kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec);
    }
}
