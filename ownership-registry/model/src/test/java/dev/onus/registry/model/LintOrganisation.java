package dev.onus.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An organisation that the tests of the lint spoil in one place each. */
abstract class LintOrganisation {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** Two teams of two, one of them answers for everything, and one policy for everything. */
    final Given given = Given.firstRecords()
            .people("ana", "bo", "cy", "dee", "mo")
            .weekly("primary", "Europe/Lisbon", "ana", "bo")
            .with(
                    Kind.TEAM,
                    "payments",
                    Map.of("members", List.of("ana", "bo"), "schedule", "primary", "manager", "mo"))
            .team("secops", "cy", "dee")
            .rule("payments", 1, "payments", Map.of("provider", "aws"));

    private IdentityBook identities = IdentityBook.empty();

    /** A policy that nothing is wrong with, but for these fields. */
    void clean(Object... fields) {
        Map<String, Object> spec = new HashMap<>(Map.of(
                "match", Map.of(),
                "priority", -1,
                "steps", List.of(step("owner"), step("manager")),
                "fallback", Map.of("notify", "team:secops")));
        for (int index = 0; index < fields.length; index += 2) {
            spec.put((String) fields[index], fields[index + 1]);
        }
        given.with(Kind.ESCALATION_POLICY, "clean", spec)
                .policy("severe", 1000, Map.of("severity", "critical", "hours", "after-hours"));
    }

    static Map<String, Object> step(String notify) {
        return Map.of("notify", notify);
    }

    static Map<String, Object> step(String notify, String within, int repeat) {
        return Map.of("notify", notify, "acknowledgeWithin", within, "repeat", repeat);
    }

    void identity(String name, Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(fields);
        spec.putIfAbsent("id", Given.KEY.toString());
        identities = identities.with(name, 1, Given.identity(spec));
    }

    List<Finding> findings() {
        return PolicyLint.check(given.directory(), identities, NOW);
    }

    List<String> lint() {
        return findings().stream().map(Finding::toString).toList();
    }

    List<String> at(String path) {
        List<String> messages = new ArrayList<>();
        for (Finding finding : findings()) {
            if (finding.problem().path().equals(path)) {
                messages.add(finding.problem().message());
            }
        }
        return messages;
    }
}
