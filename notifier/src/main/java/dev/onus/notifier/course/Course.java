package dev.onus.notifier.course;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How one message makes its way to one person, over the person's contacts in their order (ESC-12, design decision 8).
 *
 * <ul>
 *   <li>A contact that fails for good gives way to the next at once.
 *   <li>One that fails for now is tried again on the {@link RetrySchedule}. After {@value #FAILURES_BEFORE_FAIL_OVER} such
 *       failures, or when it would be tried again too late, the next contact is tried beside it.
 *   <li>The first acceptance ends it: reached. All contacts failed, or time over: unreached. Every contact is tried once,
 *       however late it is, because a late page is better than none.
 * </ul>
 *
 * @param deadline after it nothing is tried again
 * @param legs the person's usable contacts, in order
 * @param remarks why other contacts could not be used
 */
public record Course(Instant deadline, List<Leg> legs, List<String> remarks) {
    static final int FAILURES_BEFORE_FAIL_OVER = 2;
    private static final Duration MAX_TIME = Duration.ofSeconds(60);
    private static final Duration MAX_ATTEMPT = Duration.ofSeconds(10);
    private static final Duration MAX_ATTEMPT_WITH_ANOTHER_TO_TRY = Duration.ofSeconds(4);
    private static final Duration MIN_ATTEMPT = Duration.ofSeconds(3);

    public Course {
        legs = List.copyOf(legs);
        remarks = List.copyOf(remarks);
    }

    /**
     * When it is given up: half the window to acknowledge, or a minute, whichever is less, so that a person nobody can
     * reach does not cost the whole window (ESC-12).
     *
     * @param from when the page was asked for
     */
    public static Instant deadline(Instant from, Optional<Instant> acknowledgeBy) {
        Duration half =
                acknowledgeBy.map(by -> Duration.between(from, by).dividedBy(2)).orElse(MAX_TIME);
        return from.plus(half.compareTo(MAX_TIME) < 0 ? half : MAX_TIME);
    }

    public Move next(Instant now) {
        int chosen = -1;
        Instant earliest = Instant.MAX;
        for (int place = 0; place < legs.size(); place++) {
            Leg leg = legs.get(place);
            if (leg.progress() instanceof Leg.Progress.Accepted) {
                return new Move.Reached(leg);
            }
            Optional<Instant> due = leg.due(deadline);
            if (due.isPresent() && due.get().isBefore(earliest)) {
                chosen = place;
                earliest = due.get();
            }
            if (due.isPresent() && !letsTheNextBegin(leg)) {
                break;
            }
        }
        if (chosen < 0) {
            return new Move.Unreached(why());
        }
        return earliest.isAfter(now) ? new Move.Wait(earliest) : new Move.Send(chosen);
    }

    /** The course with an attempt begun on this leg. */
    public Course sending(int place) {
        return with(place, legs.get(place).sending());
    }

    /** The course with what came of that attempt. */
    public Course after(int place, SendResult result, Instant now) {
        return with(place, legs.get(place).after(result, now));
    }

    /** How long this contact may take: a receiver that hangs must not hold a page while another is still untried. */
    public Duration attemptTimeout(int place, Instant now) {
        boolean anotherUntried = IntStream.range(0, legs.size())
                .anyMatch(other -> other != place && legs.get(other).progress() instanceof Leg.Progress.Untried);
        Duration most = attemptTimeout(now);
        return anotherUntried && most.compareTo(MAX_ATTEMPT_WITH_ANOTHER_TO_TRY) > 0
                ? MAX_ATTEMPT_WITH_ANOTHER_TO_TRY
                : most;
    }

    /** How long one attempt may take: the time that is left, but never so short that a slow receiver has no chance. */
    public Duration attemptTimeout(Instant now) {
        Duration left = Duration.between(now, deadline);
        if (left.compareTo(MIN_ATTEMPT) < 0) {
            return MIN_ATTEMPT;
        }
        return left.compareTo(MAX_ATTEMPT) > 0 ? MAX_ATTEMPT : left;
    }

    public int attempts() {
        return legs.stream().mapToInt(Leg::attempts).sum();
    }

    /** The last of the contacts, in their order, that were tried. */
    public Optional<Destination> lastTried() {
        return legs.reversed().stream()
                .filter(leg -> leg.attempts() > 0)
                .map(Leg::destination)
                .findFirst();
    }

    private static boolean letsTheNextBegin(Leg leg) {
        return leg.progress() instanceof Leg.Progress.Waiting && leg.attempts() >= FAILURES_BEFORE_FAIL_OVER;
    }

    private String why() {
        List<String> complaints = new ArrayList<>(remarks);
        for (Leg leg : legs) {
            leg.complaint().ifPresent(why -> complaints.add(leg.destination().channel() + ": " + why));
        }
        return complaints.isEmpty()
                ? "The person has no contact."
                : complaints.stream().distinct().collect(Collectors.joining(" "));
    }

    private Course with(int place, Leg leg) {
        List<Leg> changed = new ArrayList<>(legs);
        changed.set(place, leg);
        return new Course(deadline, changed, remarks);
    }
}
