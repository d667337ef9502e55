package dev.onus.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A disagreement about the owner that a tie-breaker settles; whoever is accountable stays bound (CDR-13).
 *
 * @param by who raised it, {@code person:ana} or {@code service:ci}
 * @param proposed the team that should own it instead; empty when nobody is proposed
 * @param asked the people who may settle it
 */
public record Dispute(String by, Optional<String> proposed, Set<String> asked, Instant settleBy) {
    public Dispute {
        asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
    }

    Dispute without(String person) {
        Set<String> left = new HashSet<>(asked);
        left.remove(person);
        return new Dispute(by, proposed, left, settleBy);
    }

    Dispute askingAlso(Collection<String> more, Instant by) {
        Set<String> all = new HashSet<>(asked);
        all.addAll(more);
        return new Dispute(this.by, proposed, all, by);
    }
}
