package dev.onus.escalation;

import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import java.util.Optional;

/**
 * How urgent a case is, {@code P1} to {@code P5}, and why (ESC-15). What is unknown counts as bad: an unknown blast
 * radius as the largest (OWN-15), an unknown credential as active (OWN-14).
 */
public record Priority(String level, String reason) {
    private static final int WIDE_BLAST_RADIUS = 50;

    public static Priority of(Case current, Optional<Identity> identity) {
        Criticality criticality = identity.map(Identity::criticality).orElse(Criticality.UNKNOWN);
        boolean wide = identity.stream()
                .map(Identity::blastRadius)
                .noneMatch(radius -> radius.isPresent() && radius.getAsInt() < WIDE_BLAST_RADIUS);
        boolean dead = current.alert().credentialState() == CredentialState.INACTIVE;
        int points = severity(current) + criticality(criticality) + (wide ? 1 : 0) - (dead ? 2 : 0);
        String reason = "severity " + current.severity().word() + ", criticality " + criticality.word()
                + ", blast radius " + (wide ? "wide or unknown" : "bounded") + ", credential "
                + current.alert().credentialState().word();
        return new Priority("P" + (points >= 6 ? 1 : points >= 4 ? 2 : points >= 3 ? 3 : points >= 2 ? 4 : 5), reason);
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
