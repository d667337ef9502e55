package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Overdue;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SLA clocks: they count from the opening, and each has targets of its own (ESC-1). One that ran out is said again
 * until what it waits for has happened.
 */
final class Lapsing {
    private Lapsing() {}

    /** Starts every clock of the policy in force, from now. */
    static void start(Turn turn) {
        Optional<Instant> containBy = turn.policy().containWithin().map(turn.now()::plus);
        Optional<Instant> decideBy = turn.policy().terms().decideWithin().map(turn.now()::plus);
        Instant resolveBy = turn.current()
                .task()
                .flatMap(Task::endsAt)
                .map(end -> end.isBefore(turn.now()) ? turn.now() : end)
                .orElseGet(() -> turn.now().plus(turn.policy().resolveWithin()));
        turn.change(new CaseEdit(turn.current()).clocks(new Clocks(containBy, decideBy, resolveBy, turn.now())));
        turn.progress(turn.progress()
                .disarm(DeadlineKind.CONTAIN)
                .disarm(DeadlineKind.DECIDE)
                .arm(new Deadline(DeadlineKind.RESOLVE, resolveBy)));
        resume(turn, turn.now());
        Conditions.arm(turn, turn.now());
    }

    /**
     * Lets the clocks go on that had stopped at an instant, unless they were met before. One that had run out by then was
     * said then, and is said again.
     */
    static void resume(Turn turn, Instant stoppedAt) {
        Clocks clocks = turn.current().clocks();
        Instant again = turn.now().plus(Limits.OVERDUE_REPEAT);
        if (!Condition.isContained(turn.current())) {
            clocks.containBy().ifPresent(due -> arm(turn, DeadlineKind.CONTAIN, due.isBefore(stoppedAt) ? again : due));
        }
        if (turn.current().handling().decisions().isEmpty()) {
            clocks.decideBy().ifPresent(due -> arm(turn, DeadlineKind.DECIDE, due.isBefore(stoppedAt) ? again : due));
        }
        Conditions.arm(turn, stoppedAt);
    }

    /** Another policy is in force: clocks that it brings count from where all of them do; those that run are not reset. */
    static void rearm(Turn turn) {
        Clocks before = turn.current().clocks();
        Instant startedAt = before.startedAt();
        Clocks after = new Clocks(
                before.containBy().or(() -> turn.policy().containWithin().map(startedAt::plus)),
                before.decideBy().or(() -> turn.policy().terms().decideWithin().map(startedAt::plus)),
                before.resolveBy(),
                startedAt);
        turn.change(new CaseEdit(turn.current()).clocks(after));
        if (before.containBy().isEmpty() && !Condition.isContained(turn.current())) {
            after.containBy().ifPresent(due -> arm(turn, DeadlineKind.CONTAIN, due));
        }
        if (before.decideBy().isEmpty() && turn.current().handling().decisions().isEmpty()) {
            after.decideBy().ifPresent(due -> arm(turn, DeadlineKind.DECIDE, due));
        }
        Conditions.arm(turn, startedAt);
    }

    static void fire(Turn turn, SlaClock clock, DeadlineKind kind, Detail detail) {
        arm(turn, kind, turn.now().plus(Limits.OVERDUE_REPEAT));
        if (turn.current().links().follows().isPresent()) {
            return;
        }
        Overdue overdue = turn.policy().terms().overdue(clock);
        String name = clock.word();
        turn.memory(turn.memory().entering(name));
        String holder = turn.progress().lease().map(Lease::holder).orElse("");
        People people = People.find(turn, acknowledgerFirst(turn, overdue.notifies()), overdue.informs())
                .saying(holder, holder + " has the case.");
        turn.emit(
                TimelineKind.CLOCK_LAPSED,
                words(clock) + " is overdue: " + people.words(),
                "The " + name + " clock ran out; it counts from the opening of the case.",
                people.persons(),
                detail,
                people.restsOn());
        Effects.request(turn, name, overdue.effects(), "The " + name + " clock ran out.");
        Paging.sayGaps(turn, people);
        if (people.hasAccountable()) {
            Paging.request(
                    turn, name, PagePurpose.CLOCK, people.about(words(clock) + " is overdue."), Optional.empty());
        } else {
            Stepping.pageCatchAll(
                    turn,
                    Optional.empty(),
                    Cause.because(words(clock) + " is overdue and its targets name nobody who can be paged."));
        }
    }

    /** Whoever has the case hears of it before anybody else does. */
    private static List<Target> acknowledgerFirst(Turn turn, List<Target> targets) {
        List<Target> all = new ArrayList<>();
        turn.progress().lease().map(Lease::holder).map(Target.PersonTarget::new).ifPresent(all::add);
        all.addAll(targets);
        return all;
    }

    private static void arm(Turn turn, DeadlineKind kind, Instant due) {
        turn.progress(turn.progress().arm(new Deadline(kind, due)));
    }

    private static String words(SlaClock clock) {
        return switch (clock) {
            case CONTAIN -> "Containment";
            case DECIDE -> "A decision";
            case RESOLVE -> "Resolution";
        };
    }
}
