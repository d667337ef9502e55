package dev.onus.contracts.kafka;

import java.time.Duration;

/** The limits of a {@link TopicFollower}. */
final class FollowerLimits {
    static final Duration POLL = Duration.ofMillis(500);
    static final Duration CLOSE_WITHIN = Duration.ofMillis(900);
    static final long FIRST_BACK_OFF_MILLIS = 100;
    static final long LAST_BACK_OFF_MILLIS = 5_000;

    private FollowerLimits() {}
}
