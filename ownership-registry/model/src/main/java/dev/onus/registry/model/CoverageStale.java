package dev.onus.registry.model;

/**
 * Ownership that is written down and not true any more (OWN-11).
 *
 * @param who {@code team:payments} or {@code person:bo}
 * @param why as a sentence
 * @param identities those that name them
 */
public record CoverageStale(String who, String why, CoverageMembers identities) {}
