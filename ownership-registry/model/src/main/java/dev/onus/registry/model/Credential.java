package dev.onus.registry.model;

import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.Optional;

/** The credential as last written down; an unknown state counts as active (OWN-14). */
public record Credential(
        CredentialState state,
        Optional<Instant> expiresAt,
        Optional<Instant> rotationDue,
        Optional<Instant> lastUsedAt) {
    public static final Credential UNKNOWN =
            new Credential(CredentialState.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());
}
