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
 * How one message makes its way to one person, over the person's contacts (ESC-12, design decision 8). {@link
 * CoursePlan} lays it out.
 *
 * <ul>
 *   <li>A contact with a planned time is tried then, whether or not another one has accepted the page by then.
 *   <li>A contact that fails for good gives way to the next at once.
 *   <li>One that fails for now is tried again on the {@link RetrySchedule}. After {@value
 *       Leg#FAILURES_BEFORE_FAIL_OVER} such
 *       failures, or when it would be tried again too late, the next contact is tried beside it.
 *   <li>The first acceptance counts: the person is reached. What is planned for later goes on until the page is
 *       withdrawn or
 *       its window is over. All contacts failed, or time over: unreached. Every contact is tried once, however late it
 *       is,
 *       because a late page is better than none.
 *   <li>A contact that accepted the page and then says that it will not arrive gives way like any other; until the
 *       window
 *       is over the course stands ready for that.
 * </ul>
 *
 * @param until when the window to acknowledge is over; empty where nothing is asked, which the first acceptance ends
 * @param legs the person's usable contacts, in order
 * @param remarks why other contacts could not be used
 */
public record Course(Optional<Instant> until, List<Leg> legs, List<String> remarks) {
    private static final Duration MAX_TIME = Duration.ofSeconds(60);
    private static final Duration MAX_ATTEMPT = Duration.ofSeconds(10);
    private static final Duration MAX_ATTEMPT_WITH_ANOTHER_TO_TRY = Duration.ofSeconds(4);
    private static final Duration MIN_ATTEMPT = Duration.ofSeconds(3);

    public Course {
        legs = List.copyOf(legs);
        remarks = List.copyOf(remarks);
    }

    /**
     * How long a contact is tried before the person counts as unreached: half the window to acknowledge, or a minute,
     * whichever is less, so that a person nobody can reach does not cost the whole window (ESC-12).
     *
     * @param from when the page was asked for
     */
    public static Duration patience(Instant from, Optional<Instant> acknowledgeBy) {
        Duration half =
                acknowledgeBy.map(by -> Duration.between(from, by).dividedBy(2)).orElse(MAX_TIME);
        return half.compareTo(MAX_TIME) < 0 ? half : MAX_TIME;
    }

    public Move next(Instant now) {
        Optional<Leg> reached = reached();
        boolean over = reached.isPresent() && until.filter(now::isBefore).isEmpty();
        if (over) {
            return new Move.Reached(reached.get());
        }
        int chosen = -1;
        Instant earliest = Instant.MAX;
        for (int place = 0; place < legs.size(); place++) {
            Optional<Instant> due = due(legs.get(place), reached.isPresent());
            if (due.isPresent() && due.get().isBefore(earliest)) {
                chosen = place;
                earliest = due.get();
            }
        }
        if (chosen >= 0) {
            return earliest.isAfter(now) ? new Move.Wait(earliest) : new Move.Send(chosen);
        }
        if (reached.isEmpty()) {
            return new Move.Unreached(why());
        }
        boolean standsReady = legs.stream().anyMatch(leg -> leg.progress() instanceof Progress.Untried);
        return standsReady ? new Move.Wait(until.orElseThrow()) : new Move.Reached(reached.get());
    }

    /** When the leg is to be tried; empty when it is over, has no turn yet, or would be tried too late. */
    private Optional<Instant> due(Leg leg, boolean reached) {
        boolean goesOn = leg.turn().isPlanned() || !reached;
        return switch (leg.progress()) {
            case Progress.Untried untried -> turn(leg.turn());
            case Progress.Sending sending -> Optional.of(Instant.MIN).filter(at -> goesOn);
            case Progress.Waiting waiting -> Optional.of(waiting.until()).filter(at -> goesOn && !leg.isTooLate(at));
            case Progress.Held held -> Optional.of(held.until()).filter(at -> goesOn && !leg.gaveUp(held));
            case Progress.Accepted accepted -> Optional.empty();
            case Progress.Failed failed -> Optional.empty();
            case Progress.Suppressed suppressed -> Optional.empty();
        };
    }

    private Optional<Instant> turn(Turn turn) {
        boolean released =
                turn.after().stream().allMatch(place -> legs.get(place).gaveWay());
        if (released && (!turn.isPlanned() || !turn.after().isEmpty())) {
            return Optional.of(turn.notBefore());
        }
        return turn.at().filter(at -> until.filter(end -> !at.isBefore(end)).isEmpty());
    }

    /** The first of the contacts that has the page. */
    public Optional<Leg> reached() {
        return legs.stream().filter(Leg::isAccepted).findFirst();
    }

    /** The course with an attempt begun on this leg. */
    public Course sending(int place) {
        return with(place, legs.get(place).begun());
    }

    /** The course with what came of that attempt. */
    public Course after(int place, SendResult result, Instant now) {
        return with(place, legs.get(place).ended(result, now, Optional.empty()));
    }

    /** The same of an attempt together with others. */
    public Course after(int place, SendResult result, Instant now, String bundle) {
        return with(place, legs.get(place).ended(result, now, Optional.of(bundle)));
    }

    /** The course with the leg at another point than an attempt leads to. */
    public Course with(int place, Progress progress) {
        return with(place, legs.get(place).with(progress));
    }

    /** How long this contact may take: a receiver that hangs must not hold a page while another is still untried. */
    public Duration attemptTimeout(int place, Instant now) {
        boolean anotherUntried = IntStream.range(0, legs.size())
                .anyMatch(other -> other != place && legs.get(other).progress() instanceof Progress.Untried);
        Duration most = timeLeft(place, now);
        return anotherUntried && most.compareTo(MAX_ATTEMPT_WITH_ANOTHER_TO_TRY) > 0
                ? MAX_ATTEMPT_WITH_ANOTHER_TO_TRY
                : most;
    }

    /** The time that is left, but never so short that a slow receiver has no chance. */
    private Duration timeLeft(int place, Instant now) {
        Duration left = Duration.between(now, legs.get(place).turn().deadline());
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
        return new Course(until, changed, remarks);
    }
}
