package dev.onus.escalation;

import dev.onus.vocabulary.CredentialState;
import java.time.Instant;

/**
 * Whether the credential can be used, as somebody saw it (OWN-14).
 *
 * @param source who saw it: the source of an alert, {@code registry}, {@code effect:<id>} or {@code person:<name>}
 */
public record Observation(CredentialState state, String source, Instant observedAt) {}
