package dev.onus.escalation;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A reassignment that is offered and not yet accepted; who has the case stays answerable meanwhile (OWN-8).
 *
 * @param by who offers, {@code person:ana} or {@code service:ci}
 * @param to the target as it was written, {@code person:bo} or {@code team:platform}
 * @param asked the people who may accept or decline it
 */
public record Offer(String by, String to, Set<String> asked, Instant expiresAt) {
    private static final String PERSON = "person:";
    private static final String TEAM = "team:";

    public Offer {
        asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
    }

    /** Who is told how it ended; empty when a service made it. */
    Optional<String> giver() {
        return by.startsWith(PERSON) ? Optional.of(by.substring(PERSON.length())) : Optional.empty();
    }

    /** The team that becomes the owner; empty when one person was asked. */
    Optional<String> team() {
        return to.startsWith(TEAM) ? Optional.of(to.substring(TEAM.length())) : Optional.empty();
    }

    Offer without(String person) {
        return new Offer(
                by, to, asked.stream().filter(each -> !each.equals(person)).collect(Collectors.toSet()), expiresAt);
    }
}
