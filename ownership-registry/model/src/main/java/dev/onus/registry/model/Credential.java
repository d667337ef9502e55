package dev.onus.registry.model;

import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.Optional;

/**
 * The credential as last written down; an unknown state counts as active (OWN-14).
 *
 * @param issuedAt from when its age counts (OWN-13)
 * @param observedAt when {@code state} was seen; empty: when the record was written
 */
public record Credential(
        CredentialState state,
        Optional<Instant> expiresAt,
        Optional<Instant> rotationDue,
        Optional<Instant> lastUsedAt,
        Optional<Instant> issuedAt,
        Optional<Instant> observedAt) {
    public static final Credential UNKNOWN = new Credential(
            CredentialState.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
