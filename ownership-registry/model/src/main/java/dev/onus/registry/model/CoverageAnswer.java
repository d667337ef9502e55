package dev.onus.registry.model;

import java.util.List;

/**
 * Who can be reached for all identities, within a time (OWN-6).
 *
 * @param identities how many were looked at
 * @param unowned how many of them nobody but the catch-all answers for (OWN-7)
 * @param failing how many are led into a gap that is a failure
 * @param paths how many kinds of identity there are whose alerts go different ways
 * @param gaps by their beginning, failures before warnings
 * @param stale teams and people whom records name, and who are not there to answer (OWN-11)
 */
public record CoverageAnswer(
        Span horizon,
        int identities,
        int unowned,
        int failing,
        int paths,
        List<CoverageGap> gaps,
        List<CoverageStale> stale) {
    public CoverageAnswer {
        gaps = List.copyOf(gaps);
        stale = List.copyOf(stale);
    }

    /** Whether everybody is reachable wherever {@code coverage} asks for it. */
    public boolean isOk() {
        return gaps.stream().noneMatch(CoverageGap::failure);
    }
}
