package dev.onus.registry.model;

import java.time.Duration;

/**
 * When one of a person's contacts is used.
 *
 * @param contact its name
 * @param after how long after the page was asked for, while nobody has answered it; zero is at once
 */
public record NotificationRule(String contact, Duration after) {
    /** Longer than any window that an answer has in practice. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public NotificationRule {
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Expected a delay from nothing to " + LONGEST + ".");
        }
    }
}
