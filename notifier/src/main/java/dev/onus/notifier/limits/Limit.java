package dev.onus.notifier.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At most so many messages within any stretch of this length.
 *
 * @param most from 1
 */
public record Limit(int most, Duration within) {
    public Limit {
        if (most < 1 || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "Expected at least one message in some time, but got " + most + " in " + within + ".");
        }
    }

    /**
     * When one more may be sent; empty: now.
     *
     * @param sent when those before were sent, in order
     */
    Optional<Instant> freeAt(List<Instant> sent, Instant now) {
        List<Instant> recent =
                sent.stream().filter(at -> at.isAfter(now.minus(within))).toList();
        return recent.size() < most
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - most).plus(within));
    }

    /** To go on a sentence with: {@code 5 messages in 15 min}. */
    String words() {
        String time = within.toSeconds() < 60
                ? within.toSeconds() + " s"
                : within.toMinutes() < 60 ? within.toMinutes() + " min" : within.toHours() + " h";
        return most + (most == 1 ? " message in " : " messages in ") + time;
    }
}
