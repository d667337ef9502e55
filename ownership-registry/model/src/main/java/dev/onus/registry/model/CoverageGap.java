package dev.onus.registry.model;

import java.util.List;

/**
 * A stretch of time in which nobody can be reached at some place of some paths, always for want of the same people.
 *
 * @param who whom those places lead to, for example {@code team:payments} or {@code manager:payments}; in order
 * @param span cut to the time that was looked at
 * @param failure whether the first or the last step is among the places, or the fallback, or the catch-all (OWN-6);
 *     otherwise an alert only passes the step over
 * @param why as a sentence, as it is when the gap begins
 * @param places where on which paths; at most {@value #MAX_PLACES}
 * @param stewards teams that answer for what is shared among those identities; at most {@value #MAX_STEWARDS}
 * @param identities all that are led there within the gap
 */
public record CoverageGap(
        List<String> who,
        Span span,
        boolean failure,
        String why,
        List<Place> places,
        List<String> stewards,
        CoverageMembers identities) {
    public static final int MAX_PLACES = 100;
    public static final int MAX_STEWARDS = 5;

    public CoverageGap {
        who = List.copyOf(who);
        places = List.copyOf(places);
        stewards = List.copyOf(stewards);
    }

    /**
     * Where on a path.
     *
     * @param owner the team that is accountable
     * @param step the number of the step, or {@code fallback}, or {@code catch-all}
     */
    public record Place(String owner, String policy, String step, boolean failure) {}
}
