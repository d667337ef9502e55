package dev.onus.registry.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Beyond what an identity becomes a finding of its own (OWN-13).
 *
 * @param dormantAfter without use for so long
 * @param maxAge since the credential was issued; empty: any age is allowed
 * @param warnBeforeExpiry so long before the credential expires
 */
public record LifecycleLimits(Duration dormantAfter, Optional<Duration> maxAge, Duration warnBeforeExpiry) {
    /** No limit is longer: a longer one is a mistake of unit. */
    public static final Duration LONGEST = Duration.ofDays(3660);

    public static final Duration DEFAULT_DORMANT_AFTER = Duration.ofDays(30);
    public static final Duration DEFAULT_WARN_BEFORE_EXPIRY = Duration.ofDays(14);
    public static final LifecycleLimits DEFAULT =
            new LifecycleLimits(DEFAULT_DORMANT_AFTER, Optional.empty(), DEFAULT_WARN_BEFORE_EXPIRY);
}
