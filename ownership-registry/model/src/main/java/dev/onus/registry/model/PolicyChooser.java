package dev.onus.registry.model;

import dev.onus.vocabulary.CaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the escalation policy (ESC-2): the one of highest priority whose match fits; the catch-all when none does. A
 * scan of a list that is already in order, so thousands of policies cost microseconds.
 */
public final class PolicyChooser {
    private PolicyChooser() {}

    public static PolicyPick choose(PolicyFacts facts, Directory directory) {
        BlastRadiusBand band = BlastRadiusBand.of(facts.blastRadius());
        Versioned<EscalationPolicy> catchAll = null;
        for (Versioned<EscalationPolicy> policy : directory.escalationPolicies()) {
            if (policy.name().equals(FirstRecords.CATCH_ALL)) {
                catchAll = policy;
            } else if (matches(policy.spec().match(), facts, band)) {
                return new PolicyPick(policy, why(policy, facts, band));
            }
        }
        if (facts.kind() == CaseKind.FIND_OWNER) {
            return new PolicyPick(
                    FirstRecords.findOwnerPolicy(), "No policy names find-owner, so the built-in one applies.");
        }
        Versioned<EscalationPolicy> last = Optional.ofNullable(catchAll).orElseGet(FirstRecords::catchAllPolicy);
        return new PolicyPick(last, "No other policy matches, so the catch-all policy applies.");
    }

    private static boolean matches(PolicyMatch match, PolicyFacts facts, BlastRadiusBand band) {
        return isOfKind(match, facts.kind())
                && oneOf(match.severity(), facts.severity())
                && oneOf(match.criticality(), facts.criticality())
                && oneOf(match.blastRadius(), band)
                && oneOf(match.alertClass(), facts.alertClass())
                && oneOf(match.type(), facts.identityType())
                && oneOf(match.hours(), facts.hours())
                && (match.changeWindow().isEmpty()
                        || match.changeWindow().stream().anyMatch(facts.changeWindows()::contains))
                && (match.environment().isEmpty()
                        || facts.environment()
                                .filter(match.environment()::contains)
                                .isPresent());
    }

    /** What Onus asks about owners has steps of its own; a policy has to name it. */
    private static boolean isOfKind(PolicyMatch match, CaseKind kind) {
        return match.kind().isEmpty()
                ? kind != CaseKind.FIND_OWNER
                : match.kind().contains(kind);
    }

    private static <T> boolean oneOf(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static String why(Versioned<EscalationPolicy> policy, PolicyFacts facts, BlastRadiusBand band) {
        PolicyMatch match = policy.spec().match();
        List<String> because = new ArrayList<>();
        if (!match.severity().isEmpty()) {
            because.add("severity " + facts.severity().word());
        }
        if (!match.criticality().isEmpty()) {
            because.add("criticality " + facts.criticality().word());
        }
        if (!match.blastRadius().isEmpty()) {
            because.add("blast radius " + (facts.blastRadius().isEmpty() ? "unknown, counted as " : "") + band.word());
        }
        if (!match.environment().isEmpty()) {
            because.add("environment " + facts.environment().orElse("unknown"));
        }
        if (!match.type().isEmpty()) {
            because.add("type " + facts.identityType());
        }
        if (!match.alertClass().isEmpty()) {
            because.add("alert class " + facts.alertClass().word());
        }
        if (!match.hours().isEmpty()) {
            because.add(facts.hours().word() + " of the owner");
        }
        if (!match.changeWindow().isEmpty()) {
            because.add("change window "
                    + String.join(
                            ", ",
                            facts.changeWindows().stream()
                                    .filter(match.changeWindow()::contains)
                                    .toList()));
        }
        if (!match.kind().isEmpty()) {
            because.add("kind " + facts.kind().word());
        }
        String on = because.isEmpty() ? "every alert" : String.join(", ", because);
        return "Policy " + policy.name() + " matches " + on + " and has the highest priority ("
                + policy.spec().priority() + ") of those that match.";
    }
}
