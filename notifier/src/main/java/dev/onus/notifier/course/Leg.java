package dev.onus.notifier.course;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import java.time.Instant;
import java.util.Optional;

/**
 * One destination within a course, and how far the message got there.
 *
 * @param attempts made, the running one included
 */
public record Leg(Destination destination, int attempts, Progress progress) {
    /** How far it got. */
    public sealed interface Progress {
        record Untried() implements Progress {}

        /** An attempt was begun and its outcome is not known; found after a crash, it is begun again at once. */
        record Sending() implements Progress {}

        record Waiting(Instant until, String why) implements Progress {}

        record Accepted(String providerId) implements Progress {}

        record Failed(String why) implements Progress {}
    }

    public static Leg untried(Destination destination) {
        return new Leg(destination, 0, new Progress.Untried());
    }

    Leg sending() {
        return new Leg(destination, attempts + 1, new Progress.Sending());
    }

    Leg after(SendResult result, Instant now) {
        return new Leg(
                destination,
                attempts,
                switch (result) {
                    case SendResult.Accepted accepted -> new Progress.Accepted(accepted.providerId());
                    case SendResult.Permanent permanent -> new Progress.Failed(permanent.why());
                    case SendResult.Temporary temporary -> afterTemporary(temporary, now);
                });
    }

    private Progress afterTemporary(SendResult.Temporary temporary, Instant now) {
        return attempts >= RetrySchedule.MAX_ATTEMPTS
                ? new Progress.Failed(temporary.why() + " Tried " + attempts + " times.")
                : new Progress.Waiting(
                        now.plus(RetrySchedule.pauseAfter(attempts, temporary.after())), temporary.why());
    }

    /** When it is to be tried; empty when it is over, or would be tried too late. */
    Optional<Instant> due(Instant deadline) {
        return switch (progress) {
            case Progress.Untried untried -> Optional.of(Instant.MIN);
            case Progress.Sending sending -> Optional.of(Instant.MIN);
            case Progress.Waiting waiting -> Optional.of(waiting.until()).filter(deadline::isAfter);
            case Progress.Accepted accepted -> Optional.empty();
            case Progress.Failed failed -> Optional.empty();
        };
    }

    /** Why it has not worked so far; empty when there is nothing to complain of. */
    public Optional<String> complaint() {
        return switch (progress) {
            case Progress.Waiting waiting -> Optional.of(waiting.why());
            case Progress.Failed failed -> Optional.of(failed.why());
            case Progress.Untried untried -> Optional.empty();
            case Progress.Sending sending -> Optional.empty();
            case Progress.Accepted accepted -> Optional.empty();
        };
    }
}
