package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nobody is paged by the steps for a while, and the clocks run on (ESC-1, design: nothing suppresses by destroying). It
 * never outlasts a clock, and when it ends the case goes on where it stood.
 */
final class Snoozing {
    private Snoozing() {}

    static void snooze(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Progress then = tooEarly.map(Fired::before).orElse(turn.progress());
        Optional<String> hindrance = hindrance(turn, then);
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
            return;
        }
        switch (SnoozeTime.of(answer, turn.now(), then)) {
            case SnoozeTime.Not not -> Answering.illegal(turn, answer, not.reason());
            case SnoozeTime.Until end -> {
                tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
                begin(turn, answer, right, end.until());
            }
        }
    }

    private static Optional<String> hindrance(Turn turn, Progress then) {
        Optional<String> ended = Standstill.of(turn);
        if (ended.isPresent()) {
            return ended;
        }
        return switch (then.status()) {
            case OPEN, ACKNOWLEDGED -> Optional.empty();
            case SNOOZED ->
                Optional.of("The case is snoozed until "
                        + then.snooze().map(Snooze::until).map(Times::words).orElse("later")
                        + "; acknowledge or escalate wakes it.");
            case CONTAINED -> Optional.of("The case is contained; only its clocks page, and they are not snoozed.");
            case RESOLVED -> Optional.of("The case is resolved.");
        };
    }

    private static void begin(Turn turn, Answer answer, String right, Instant until) {
        Progress before = turn.progress();
        Snooze snooze = new Snooze(answer.actor(), until, before.status(), left(turn, until));
        turn.progress(before.withoutSteps()
                .withStatus(CaseStatus.SNOOZED)
                .withSnooze(Optional.of(snooze))
                .arm(new Deadline(DeadlineKind.SNOOZE, until)));
        turn.moveVersion();
        String summary = answer.who() + " snoozed the case until " + Times.words(until);
        Answering.applied(
                turn,
                answer,
                TimelineKind.SNOOZED,
                summary,
                answer.reasonOr("No reason given. Its clocks run on."),
                right);
        Paging.withdraw(turn, page -> Purposes.isOfSteps(turn.current(), page), summary + ".");
    }

    private static Optional<Duration> left(Turn turn, Instant until) {
        Progress before = turn.progress();
        Optional<Instant> opens = before.deadline(DeadlineKind.WORKING_HOURS).map(Deadline::dueAt);
        return opens.map(due -> Duration.between(until, due))
                .or(() -> Stream.of(
                                DeadlineKind.ACKNOWLEDGEMENT_EXPIRY,
                                DeadlineKind.ACKNOWLEDGE,
                                DeadlineKind.CATCH_ALL_REPEAT)
                        .flatMap(kind -> before.deadline(kind).stream())
                        .map(deadline -> Duration.between(turn.now(), deadline.dueAt()))
                        .findFirst());
    }

    static void end(Turn turn, CaseEvent.Detail detail) {
        Optional<Snooze> ended = turn.progress().snooze();
        if (ended.isEmpty()) {
            return;
        }
        Snooze snooze = ended.get();
        turn.progress(turn.progress().withSnooze(Optional.empty()).withStatus(snooze.from()));
        turn.moveVersion();
        Optional<Lease> lease = turn.progress().lease().filter(held -> snooze.from() == CaseStatus.ACKNOWLEDGED);
        turn.emit(
                TimelineKind.SNOOZE_ENDED,
                "The snooze is over",
                lease.isPresent()
                        ? lease.get().holder() + " has the case again, for as long as was left."
                        : "The case goes on where it stood.",
                detail);
        if (lease.isPresent()) {
            goOn(turn, lease.get(), snooze.left());
        } else {
            turn.progress(turn.progress().withStatus(CaseStatus.OPEN).withLease(Optional.empty()));
            goOn(turn, snooze, Cause.because("The snooze is over.", detail));
        }
    }

    /** Something else ends it before its time; nothing is paged for that. */
    static void cut(Turn turn) {
        turn.progress().snooze().ifPresent(snooze -> {
            turn.progress(turn.progress()
                    .withStatus(snooze.from())
                    .withSnooze(Optional.empty())
                    .disarm(DeadlineKind.SNOOZE));
            turn.moveVersion();
        });
    }

    private static void goOn(Turn turn, Lease lease, Optional<Duration> left) {
        Duration rest = left.orElseGet(() -> turn.policy().acknowledgementExpiresAfter());
        Lease again = new Lease(lease.holder(), turn.now(), turn.now().plus(rest), lease.intent());
        turn.progress(Acknowledging.timed(turn.progress().withLease(Optional.of(again)), again));
        Reminding.remind(
                turn,
                lease.holder(),
                Optional.of(again.expiresAt()),
                "The snooze is over; the acknowledgement ends at " + Times.words(again.expiresAt()) + ".");
    }

    private static void goOn(Turn turn, Snooze snooze, Cause cause) {
        boolean waited =
                turn.progress().stage() == Stage.BEFORE && snooze.left().isPresent();
        Optional<Instant> opens = snooze.left()
                .filter(left -> waited && !turn.current().exposure().mayBeActive(turn.now()))
                .map(snooze.until()::plus)
                .filter(turn.now()::isBefore);
        if (opens.isPresent()) {
            turn.progress(turn.progress().arm(new Deadline(DeadlineKind.WORKING_HOURS, opens.get())));
        } else if (!Reconsidering.startedOver(turn, cause)) {
            if (turn.progress().stage() == Stage.BEFORE) {
                start(turn, waited, cause);
            } else {
                Stepping.resume(turn, snooze.left().orElse(Duration.ZERO), cause);
            }
        }
    }

    /** The first step of an owner who came meanwhile may wait for their working hours; one that has waited does not. */
    private static void start(Turn turn, boolean waited, Cause cause) {
        if (waited || !Deferring.deferred(turn)) {
            Stepping.enter(turn, 1, cause);
        }
    }
}
