package dev.onus.registry.model;

/** The policy that applies, and why, as a sentence for the timeline (ESC-2). */
public record PolicyPick(Versioned<EscalationPolicy> policy, String reason) {}
