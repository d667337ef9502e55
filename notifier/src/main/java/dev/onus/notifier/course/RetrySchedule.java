package dev.onus.notifier.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a destination is tried again. Pages are tried at once, after 5 s, 20 s, 60 s and 120 s: somebody is waiting, so
 * this is no schedule of hours as feeds have.
 */
public final class RetrySchedule {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(40), Duration.ofSeconds(60));

    /** Attempts at one destination, whatever pauses the receiver wishes. */
    public static final int MAX_ATTEMPTS = PAUSES.size() + 1;

    private static final Duration MIN_WISH = Duration.ofSeconds(1);
    private static final Duration MAX_WISH = Duration.ofMinutes(10);

    private RetrySchedule() {}

    /**
     * @param attempts made so far, from 1
     * @param wish how long the receiver asked to be left alone; honoured between one second and ten minutes
     */
    public static Duration pauseAfter(int attempts, Optional<Duration> wish) {
        return wish.map(RetrySchedule::bounded).orElseGet(() -> PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
    }

    private static Duration bounded(Duration wish) {
        if (wish.compareTo(MIN_WISH) < 0) {
            return MIN_WISH;
        }
        return wish.compareTo(MAX_WISH) > 0 ? MAX_WISH : wish;
    }
}
