package dev.onus.registry.model;

import java.util.List;

/**
 * One way that an alert can go: a policy for those who answer. Identities that go the same way are looked at once.
 *
 * @param policyVersion the one in force; 0 for a built-in one
 * @param active when an alert can be led this way: policies have variants by hours and change windows
 * @param identities how many can be led this way, and which
 */
public record CoveragePath(
        CoverageOwner owner, String policy, long policyVersion, List<Span> active, CoverageMembers identities) {
    public CoveragePath {
        active = List.copyOf(active);
    }
}
