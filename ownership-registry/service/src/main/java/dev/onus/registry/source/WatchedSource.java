package dev.onus.registry.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A source that may not be quiet for ever (SYS-8).
 *
 * @param silentAfter how long it may be quiet
 * @param knownSince when this version of it was applied; before that nobody had said what is too long
 * @param owner the label {@code owner}: the team that is asked
 */
public record WatchedSource(String name, Duration silentAfter, Instant knownSince, Optional<String> owner) {
    /** Since when it is quiet: it was heard then, or never was since it is known. */
    public Instant quietSince(Optional<Instant> heard) {
        return heard.filter(knownSince::isBefore).orElse(knownSince);
    }

    public Instant silentAt(Optional<Instant> heard) {
        return quietSince(heard).plus(silentAfter);
    }
}
