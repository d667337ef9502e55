package dev.onus.escalation;

import java.time.Instant;
import java.util.Set;

/**
 * A reassignment that is offered and not yet accepted; who has the case stays answerable meanwhile (OWN-8).
 *
 * @param by who offers, {@code person:ana} or {@code service:ci}
 * @param to the target as it was written, {@code person:bo} or {@code team:platform}
 * @param asked the people who may accept or decline it
 */
public record Offer(String by, String to, Set<String> asked, Instant expiresAt) {
    public Offer {
        asked = Set.copyOf(asked);
    }
}
