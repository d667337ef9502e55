package dev.onus.registry.simulation;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.util.Optional;
import java.util.Set;

/**
 * Reads our own alert JSON as intake does, but says what is wrong with a word where intake takes it for unknown: whoever
 * tries an alert wants to know.
 */
final class AlertReader {
    private static final String DEFAULT_SOURCE = "api";
    /** What intake takes and no policy looks at. */
    private static final Set<String> PASSED_OVER = Set.of("occurredAt", "attributes", "description");

    private static final Set<String> READ = Set.of(
            "identityId",
            "severity",
            "title",
            "alertClass",
            "credentialState",
            "resource",
            "rule",
            "environment",
            "correlationId",
            "evidenceUrl",
            "source",
            "dedupKey",
            "status",
            "test");

    private AlertReader() {}

    static AskedAlert read(Members alert) {
        if (!alert.json().isObject()) {
            return nothing();
        }
        if (alert.word("status", AlertStatus.class, AlertStatus.OPEN) == AlertStatus.RESOLVED) {
            alert.mistake("status", "Expected an alert that opens a case, but its status is resolved.");
        }
        String title = alert.required("title", "a title that says what happened");
        Optional<String> rule = alert.text("rule");
        Optional<String> resource = alert.text("resource");
        return new AskedAlert(
                alert.text("identityId", SimulationLimits.MAX_KEY),
                alert.word("severity", Severity.class, Severity.UNKNOWN),
                title,
                alert.word("alertClass", AlertClass.class, AlertClass.OTHER),
                alert.word("credentialState", CredentialState.class, CredentialState.UNKNOWN),
                resource,
                rule,
                alert.text("environment"),
                alert.text("correlationId", SimulationLimits.MAX_KEY),
                alert.text("evidenceUrl"),
                alert.text("source").orElse(DEFAULT_SOURCE),
                alert.text("dedupKey", SimulationLimits.MAX_KEY).orElseGet(() -> dedupKey(title, rule, resource)),
                alert.flag("test"));
    }

    /** Whether intake would keep this member as an attribute, because nobody knows it. */
    static boolean isUnknown(String member) {
        return !READ.contains(member) && !PASSED_OVER.contains(member);
    }

    private static String dedupKey(String title, Optional<String> rule, Optional<String> resource) {
        return rule.isEmpty() && resource.isEmpty()
                ? StableHash.of("dedup-title", title)
                : StableHash.of("dedup", rule.orElse(""), resource.orElse(""));
    }

    /** Stands in until the mistakes are told. */
    private static AskedAlert nothing() {
        return new AskedAlert(
                Optional.empty(),
                Severity.UNKNOWN,
                "",
                AlertClass.OTHER,
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_SOURCE,
                "",
                false);
    }
}
