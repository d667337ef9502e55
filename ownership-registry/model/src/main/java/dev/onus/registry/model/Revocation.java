package dev.onus.registry.model;

import java.util.Optional;

/**
 * What the responder does to take an identity out of use (OWN-3).
 *
 * @param runbook address of the instructions for this identity
 */
public record Revocation(Optional<String> method, Optional<String> runbook) {}
