package dev.onus.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people did with a case beside answering its pages.
 *
 * @param reassignments how often it was passed on, within all episodes (OWN-8)
 * @param held whether it was passed on too often and stays where it is
 * @param assignedOwner the team that took it over, whatever the registry resolves; empty: the registry's word counts
 * @param decisions the last decisions, oldest first
 */
public record Handling(int reassignments, boolean held, Optional<String> assignedOwner, List<Decided> decisions) {
    /** As many decisions as a case remembers; all of them are in its log. */
    public static final int MAX_DECISIONS = 32;

    static final Handling NONE = new Handling(0, false, Optional.empty(), List.of());

    public Handling {
        decisions = List.copyOf(decisions);
    }

    Handling reassigned(boolean nowHeld, Optional<String> owner) {
        return new Handling(reassignments + 1, held || nowHeld, owner.or(() -> assignedOwner), decisions);
    }

    Handling assigned(Optional<String> owner) {
        return new Handling(reassignments, held, owner, decisions);
    }

    Handling decided(Decided decision) {
        List<Decided> more = new ArrayList<>(decisions);
        more.add(decision);
        return new Handling(
                reassignments,
                held,
                assignedOwner,
                more.size() > MAX_DECISIONS ? more.subList(more.size() - MAX_DECISIONS, more.size()) : more);
    }
}
