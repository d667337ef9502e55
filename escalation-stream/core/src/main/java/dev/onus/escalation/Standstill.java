package dev.onus.escalation;

import java.util.Optional;

/** Why nobody may be asked anything about a case now; what would page is then illegal. */
final class Standstill {
    private Standstill() {}

    static Optional<String> of(Turn turn) {
        Case now = turn.current();
        if (now.isClosed()) {
            return Optional.of("The case is resolved.");
        }
        if (now.links().follows().isPresent()) {
            return Optional.of(now.links().elder() + " pages, and this one follows it. Answer that one.");
        }
        return now.sourceResolvedAt().isPresent()
                ? Optional.of("What the case is about seems to be over, and nobody is paged before the resolve clock"
                        + " runs out. Resolve or reopen it.")
                : Optional.empty();
    }
}
