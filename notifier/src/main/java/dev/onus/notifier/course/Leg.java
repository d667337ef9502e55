package dev.onus.notifier.course;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.registry.model.ChannelType;
import java.time.Instant;
import java.util.Optional;

/**
 * One destination within a course, and how far the message got there.
 *
 * @param attempts made, the running one included
 */
public record Leg(Destination destination, ChannelType type, Turn turn, int attempts, Progress progress) {
    static final int FAILURES_BEFORE_FAIL_OVER = 2;

    static Leg untried(Destination destination, ChannelType type, Turn turn) {
        return new Leg(destination, type, turn, 0, new Progress.Untried());
    }

    /** A destination that is none of the person's contacts any more; what it accepted was accepted all the same. */
    public static Leg former(Destination destination, int attempts, Progress progress) {
        return new Leg(destination, ChannelType.CONSOLE, Turn.over(), attempts, progress);
    }

    /** The leg as the ledger has it. */
    public Leg resumed(int attempts, Progress progress) {
        return new Leg(destination, type, turn, attempts, progress);
    }

    public boolean isAccepted() {
        return progress instanceof Progress.Accepted;
    }

    /** Whether it will have its turn at a time of its own that has not come yet. */
    public boolean isPlannedAfter(Instant now) {
        return progress instanceof Progress.Untried
                && turn.at().filter(at -> at.isAfter(now)).isPresent();
    }

    public Optional<Instant> plannedAt() {
        return turn.at();
    }

    /** With an attempt begun. */
    public Leg begun() {
        return new Leg(destination, type, turn, attempts + 1, new Progress.Sending());
    }

    Leg with(Progress next) {
        return new Leg(destination, type, turn, attempts, next);
    }

    /**
     * With what came of that attempt.
     *
     * @param bundle with whom it was sent, and with whom it is sent again
     */
    public Leg ended(SendResult result, Instant now, Optional<String> bundle) {
        return with(
                switch (result) {
                    case SendResult.Accepted accepted -> new Progress.Accepted(accepted.providerId());
                    case SendResult.Permanent permanent -> new Progress.Failed(permanent.why(), false);
                    case SendResult.Temporary temporary -> afterTemporary(temporary, now, bundle);
                });
    }

    private Progress afterTemporary(SendResult.Temporary temporary, Instant now, Optional<String> bundle) {
        if (attempts >= RetrySchedule.MAX_ATTEMPTS) {
            return new Progress.Failed(temporary.why() + " Tried " + attempts + " times.", temporary.mayHaveIt());
        }
        Instant until = now.plus(RetrySchedule.pauseAfter(attempts, temporary.after()));
        return bundle.isPresent()
                ? new Progress.Held(until, temporary.why(), bundle, temporary.mayHaveIt())
                : new Progress.Waiting(until, temporary.why(), temporary.mayHaveIt());
    }

    /**
     * Whether the next contact may begin: it failed, or fails for the second time, or would be tried again too late.
     */
    boolean gaveWay() {
        return switch (progress) {
            case Progress.Failed failed -> true;
            case Progress.Suppressed suppressed -> true;
            case Progress.Waiting waiting -> attempts >= FAILURES_BEFORE_FAIL_OVER || isTooLate(waiting.until());
            case Progress.Held held -> attempts >= FAILURES_BEFORE_FAIL_OVER || gaveUp(held);
            case Progress.Untried untried -> false;
            case Progress.Sending sending -> false;
            case Progress.Accepted accepted -> false;
        };
    }

    boolean isTooLate(Instant again) {
        return !turn.deadline().isAfter(again);
    }

    /**
     * What waits for its first attempt waits as long as it was told; what failed before is not tried again too late.
     */
    boolean gaveUp(Progress.Held held) {
        return held.bundle().isPresent() && isTooLate(held.until());
    }

    /** Whether it still counts when it is held back until then. */
    public boolean mayBeHeldUntil(Instant until) {
        return until.isBefore(turn.heldUntil());
    }

    /** Why it has not worked so far; empty when there is nothing to complain of. */
    public Optional<String> complaint() {
        return switch (progress) {
            case Progress.Waiting waiting -> Optional.of(waiting.why());
            case Progress.Held held -> Optional.of(held.why());
            case Progress.Failed failed -> Optional.of(failed.why());
            case Progress.Suppressed suppressed -> Optional.of(suppressed.why());
            case Progress.Untried untried -> Optional.empty();
            case Progress.Sending sending -> Optional.empty();
            case Progress.Accepted accepted -> Optional.empty();
        };
    }
}
