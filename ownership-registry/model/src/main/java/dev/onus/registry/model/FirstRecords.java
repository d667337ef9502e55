package dev.onus.registry.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry has from its first start, so that there is always somebody (design decision 11). None of it can be
 * deleted; all of it can be changed.
 */
public final class FirstRecords {
    public static final String ADMIN = "admin";
    /** Name of the built-in policy of cases that look for an owner. */
    public static final String FIND_OWNER = "find-owner";

    public static final String CATCH_ALL = "catch-all";

    private FirstRecords() {}

    /** The documents, in an order in which each finds what it refers to. */
    public static Map<Kind, Map<String, Object>> documents() {
        Map<Kind, Map<String, Object>> documents = new LinkedHashMap<>();
        documents.put(
                Kind.PERSON,
                document(
                        Kind.PERSON,
                        ADMIN,
                        Map.of("displayName", "Administrator", "contacts", List.of(Map.of("channel", "console")))));
        documents.put(
                Kind.TEAM,
                document(Kind.TEAM, CATCH_ALL, Map.of("displayName", "Catch-all", "members", List.of(ADMIN))));
        documents.put(
                Kind.OWNERSHIP_RULE,
                document(
                        Kind.OWNERSHIP_RULE,
                        CATCH_ALL,
                        Map.of("match", Map.of(), "owner", CATCH_ALL, "priority", Integer.MIN_VALUE)));
        documents.put(Kind.ESCALATION_POLICY, document(Kind.ESCALATION_POLICY, CATCH_ALL, policySpec()));
        return documents;
    }

    /** Whether this record must stay. */
    public static boolean isPermanent(Kind kind, String name) {
        return switch (kind) {
            case PERSON -> name.equals(ADMIN);
            case TEAM, OWNERSHIP_RULE, ESCALATION_POLICY -> name.equals(CATCH_ALL);
            case SCHEDULE, SYSTEM, IDENTITY, CHANGE_WINDOW, SOURCE, CHANNEL, TOKEN -> false;
        };
    }

    /** What applies before the registry has been read; version 0 was never in its log. */
    static Versioned<EscalationPolicy> catchAllPolicy() {
        List<Target> owner = List.of(new Target.Owner());
        return new Versioned<>(
                CATCH_ALL,
                0,
                new EscalationPolicy(
                        PolicyMatch.EVERYTHING,
                        Integer.MIN_VALUE,
                        List.of(Step.paging(Duration.ofMinutes(15), new Target.Owner())),
                        new Fallback(owner, List.of()),
                        EscalationPolicy.DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER,
                        Optional.empty(),
                        EscalationPolicy.DEFAULT_RESOLVE_WITHIN,
                        Terms.DEFAULT));
    }

    /** Who looks for an owner where no policy names {@code find-owner}: the steward, its manager, the catch-all (OWN-7). */
    static Versioned<EscalationPolicy> findOwnerPolicy() {
        return new Versioned<>(
                FIND_OWNER,
                0,
                new EscalationPolicy(
                        PolicyMatch.EVERYTHING,
                        Integer.MIN_VALUE,
                        List.of(
                                Step.paging(Duration.ofMinutes(30), new Target.Owner()),
                                Step.paging(Duration.ofHours(1), new Target.Manager())),
                        Fallback.NONE,
                        Duration.ofHours(4),
                        Optional.empty(),
                        Duration.ofDays(2),
                        Terms.DEFAULT));
    }

    private static Map<String, Object> policySpec() {
        List<String> owner = List.of("owner");
        return Map.of(
                "match", Map.of(),
                "priority", Integer.MIN_VALUE,
                "steps", List.of(Map.of("notify", owner, "acknowledgeWithin", "PT15M")),
                "fallback", Map.of("notify", owner));
    }

    private static Map<String, Object> document(Kind kind, String name, Map<String, Object> spec) {
        return Map.of(
                "apiVersion", "onus.dev/v1", "kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec);
    }
}
