package dev.onus.bench;

import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.log.Outcome;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Identities of one team with a backup, and a policy of two steps. */
final class WhatIfOrganisation {
    static final String OWNER = "first";
    static final String BACKUP = "second";

    private static final String POLICY = "usual";
    private static final int AT_ONCE = 2_000;

    private WhatIfOrganisation() {}

    static String identity(int number) {
        return "aws:access-key:AKIABENCH%07d".formatted(number);
    }

    static void register(RegistryLog registry, int identities) {
        List<ProposedChange> changes = new ArrayList<>(List.of(
                change(Kind.PERSON, OWNER, person("Europe/Lisbon")),
                change(Kind.PERSON, BACKUP, person("Asia/Tokyo")),
                change(Kind.TEAM, "owners", Map.of("members", List.of(OWNER))),
                change(Kind.TEAM, "backups", Map.of("members", List.of(BACKUP))),
                change(
                        Kind.OWNERSHIP_RULE,
                        "catch-all",
                        Map.of("match", Map.of(), "owner", "backups", "priority", -1_000_000)),
                change(Kind.ESCALATION_POLICY, POLICY, policy("PT30M"))));
        for (int number = 0; number < identities; number++) {
            changes.add(change(
                    Kind.IDENTITY,
                    "service-key-" + number,
                    Map.of("id", identity(number), "owner", "owners", "backup", "backups", "criticality", "high")));
        }
        for (int first = 0; first < changes.size(); first += AT_ONCE) {
            List<ProposedChange> some = changes.subList(first, Math.min(changes.size(), first + AT_ONCE));
            Outcome outcome = registry.propose(new Proposal("bench-" + first, some, "service:bench", null))
                    .join();
            if (!(outcome instanceof Outcome.Accepted)) {
                throw new IllegalStateException("Expected the records to be accepted, but got " + outcome + ".");
            }
        }
    }

    /** The backup is paged twenty minutes earlier. */
    static List<Versioned<EscalationPolicy>> draft() {
        return DirectorySnapshot.empty()
                .with(Kind.ESCALATION_POLICY, POLICY, 2, document(Kind.ESCALATION_POLICY, POLICY, policy("PT10M")))
                .escalationPolicies()
                .stream()
                .filter(policy -> policy.name().equals(POLICY))
                .toList();
    }

    private static Map<String, Object> person(String zone) {
        return Map.of("timeZone", zone, "contacts", List.of(Map.of("channel", "console")));
    }

    private static Map<String, Object> policy(String firstWindow) {
        return Map.of(
                "match",
                Map.of("severity", List.of("high")),
                "priority",
                100,
                "steps",
                List.of(
                        Map.of("notify", List.of("owner"), "acknowledgeWithin", firstWindow),
                        Map.of("notify", List.of("backup"), "acknowledgeWithin", "PT24H")),
                "fallback",
                Map.of("notify", List.of("team:backups")),
                "acknowledgementExpiresAfter",
                "PT24H",
                "containWithin",
                "PT48H",
                "resolveWithin",
                "PT72H");
    }

    private static ProposedChange change(Kind kind, String name, Map<String, Object> spec) {
        return ProposedChange.put(
                new RecordKey(kind.kindName(), name), null, RegistryJson.canonical(document(kind, name, spec)));
    }

    private static Map<String, Object> document(Kind kind, String name, Map<String, Object> spec) {
        return Map.of(
                "apiVersion", "onus.dev/v1", "kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec);
    }
}
