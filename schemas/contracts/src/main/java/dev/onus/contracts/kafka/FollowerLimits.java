package dev.onus.contracts.kafka;

import java.time.Duration;

/** The limits of a {@link TopicFollower}. */
final class FollowerLimits {
    static final Duration POLL = Duration.ofMillis(500);
    static final Duration CLOSE_WITHIN = Duration.ofMillis(900);
    /** It has no group to leave, and the broker forgets an open fetch by itself: nothing is worth waiting for. */
    static final Duration CONSUMER_CLOSES_WITHIN = Duration.ofMillis(100);
    /** How long a partition that was added to the topic may go unseen. */
    static final Duration PARTITIONS_LOOKED_AT_EVERY = Duration.ofMinutes(5);

    static final long FIRST_BACK_OFF_MILLIS = 100;
    static final long LAST_BACK_OFF_MILLIS = 5_000;

    private FollowerLimits() {}
}
