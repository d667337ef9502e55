package dev.onus.escalation;

import dev.onus.registry.model.BlastRadiusBand;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.PriorityRule;
import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How urgent a case is, {@code P1} to {@code P5}, and why (ESC-15). What is unknown counts as bad: an unknown blast
 * radius as the largest (OWN-15), an unknown credential as active (OWN-14).
 */
public record Priority(String level, String reason) {
    private static final int WIDE_BLAST_RADIUS = 50;
    /** Raises what is not P1 already by at least one (OWN-12). */
    private static final int REPEATED = 2;

    /** Before the case's first event. */
    static final Priority UNKNOWN = new Priority("P3", "not derived yet");

    /** By the first of the policy's own rules that matches, else derived. */
    static Priority of(Case current, Optional<Identity> identity, List<PriorityRule> rules) {
        for (PriorityRule rule : rules) {
            if (matches(rule, current, identity)) {
                return new Priority(
                        rule.priority(),
                        "policy " + current.standing().policy() + " says so for " + facts(current, identity));
            }
        }
        return derived(current, identity);
    }

    private static boolean matches(PriorityRule rule, Case current, Optional<Identity> identity) {
        Criticality criticality = identity.map(Identity::criticality).orElse(Criticality.UNKNOWN);
        BlastRadiusBand band =
                BlastRadiusBand.of(identity.map(Identity::blastRadius).orElse(OptionalInt.empty()));
        return oneOf(rule.severity(), current.severity())
                && oneOf(rule.criticality(), criticality)
                && oneOf(rule.blastRadius(), band)
                && oneOf(rule.credentialState(), current.exposure().credentialState())
                && rule.repeated()
                        .filter(wanted -> wanted != isRepeated(current))
                        .isEmpty();
    }

    private static <T> boolean oneOf(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static boolean isRepeated(Case current) {
        return !current.links().repeats().isEmpty();
    }

    private static Priority derived(Case current, Optional<Identity> identity) {
        if (current.task().isPresent()) {
            return ofTask(current);
        }
        Criticality criticality = identity.map(Identity::criticality).orElse(Criticality.UNKNOWN);
        boolean dead = !current.exposure().mayBeActive(current.updatedAt());
        int points = severity(current)
                + criticality(criticality)
                + (isWide(identity) ? 1 : 0)
                - (dead ? 2 : 0)
                + (isRepeated(current) ? REPEATED : 0);
        return new Priority(
                "P" + (points >= 6 ? 1 : points >= 4 ? 2 : points >= 3 ? 3 : points >= 2 ? 4 : 5),
                facts(current, identity));
    }

    /** There is no credential that could be used meanwhile. */
    private static Priority ofTask(Case current) {
        int level = 5 - severity(current);
        return new Priority("P" + level, "severity " + current.severity().word());
    }

    private static boolean isWide(Optional<Identity> identity) {
        OptionalInt radius = identity.isPresent() ? identity.get().blastRadius() : OptionalInt.empty();
        return radius.isEmpty() || radius.getAsInt() >= WIDE_BLAST_RADIUS;
    }

    private static String facts(Case current, Optional<Identity> identity) {
        Criticality criticality = identity.map(Identity::criticality).orElse(Criticality.UNKNOWN);
        int repeats = current.links().repeats().size();
        return "severity " + current.severity().word() + ", criticality " + criticality.word()
                + ", blast radius " + (isWide(identity) ? "wide or unknown" : "bounded") + ", credential "
                + current.exposure().credentialState().word()
                + (repeats == 0 ? "" : ", exposed " + repeats + (repeats == 1 ? " time" : " times") + " before");
    }

    private static int severity(Case current) {
        return switch (current.severity()) {
            case CRITICAL -> 4;
            case HIGH -> 3;
            case MEDIUM, UNKNOWN -> 2;
            case LOW -> 1;
            case INFORMATIONAL -> 0;
        };
    }

    private static int criticality(Criticality criticality) {
        return switch (criticality) {
            case CRITICAL -> 2;
            case HIGH, UNKNOWN -> 1;
            case MEDIUM, LOW -> 0;
        };
    }
}
