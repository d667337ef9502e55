package dev.onus.registry.model;

import java.util.Optional;

/** How an identity proves itself when it asks for a session (NEG-1). */
public record Proof(String issuer, Optional<String> subject) {}
