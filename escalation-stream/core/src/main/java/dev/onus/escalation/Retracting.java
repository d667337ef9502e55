package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deadline that fired although the answer had been given in time is taken back before the answer is applied (G3):
 * an answer of time t is judged against the case as it stood at t.
 */
final class Retracting {
    private Retracting() {}

    /** The earliest deadline that fired although it was due only after {@code answeredAt}. */
    static Optional<Fired> firedTooEarly(Case current, Instant answeredAt) {
        return firedTooEarly(current, answeredAt, kind -> true);
    }

    /** The same of the deadlines that move steps; the clocks of the case run on whoever takes it. */
    static Optional<Fired> stepFiredTooEarly(Case current, Instant answeredAt) {
        return firedTooEarly(current, answeredAt, kind -> !kind.isClock());
    }

    private static Optional<Fired> firedTooEarly(Case current, Instant answeredAt, Predicate<DeadlineKind> which) {
        return current.memory().fired().stream()
                .filter(fired -> which.test(fired.deadline().kind()))
                .filter(fired -> fired.deadline().dueAt().isAfter(answeredAt))
                .min(Comparator.comparing(Fired::firedAt)
                        .thenComparing(fired -> fired.deadline().dueAt()));
    }

    /** Puts back what that deadline and every later one moved in the steps; their pages are withdrawn. */
    static void retract(Turn turn, Fired fired) {
        Progress moved = turn.progress();
        Progress before = fired.before();
        boolean versionMoved = turn.current().version() != fired.version();
        turn.memory(turn.memory().nothingToRetract());
        turn.progress(before.withPages(moved.pages())
                .withEffects(moved.effects())
                .withOffer(moved.offer())
                .withDispute(moved.dispute())
                .withDeadlines(deadlines(turn.current(), before, moved)));
        if (versionMoved) {
            turn.moveVersion();
        }
        say(turn, fired);
        takeBack(
                turn,
                before,
                page -> Purposes.isOfSteps(turn.current(), page),
                effect -> Stepping.isStep(effect.step()));
    }

    /** A clock that fired although the answer was given before it was due. */
    static Optional<Fired> clockFiredTooEarly(Turn turn, DeadlineKind clock) {
        return tooEarly(turn).filter(fired -> fired.deadline().kind() == clock).findFirst();
    }

    /**
     * Takes back one clock, and the steps that waited for the same condition: what they asked for. The other steps stay
     * where they are.
     */
    static void clock(Turn turn, DeadlineKind clock, StepCondition condition) {
        tooEarly(turn)
                .filter(fired -> fired.deadline().kind() == clock)
                .toList()
                .forEach(fired -> takeBackAlone(turn, fired));
        steps(turn, condition);
    }

    /** Takes back the steps that waited for a condition within their own window and fired although it was met in time. */
    static void steps(Turn turn, StepCondition condition) {
        tooEarly(turn)
                .filter(fired -> isOf(turn, fired.deadline(), condition))
                .toList()
                .forEach(fired -> takeBackAlone(turn, fired));
    }

    /** Takes back the end of an offer. */
    static void offer(Turn turn) {
        clockFiredTooEarly(turn, DeadlineKind.OFFER).ifPresent(fired -> takeBackAlone(turn, fired));
    }

    private static Stream<Fired> tooEarly(Turn turn) {
        return turn.memory().fired().stream()
                .filter(fired -> fired.deadline().dueAt().isAfter(turn.now()));
    }

    private static boolean isOf(Turn turn, Deadline deadline, StepCondition condition) {
        return deadline.kind() == DeadlineKind.CONDITION
                && turn.policy()
                        .step(Integer.parseInt(deadline.subject()))
                        .filter(step -> step.when() == condition)
                        .isPresent();
    }

    private static void takeBackAlone(Turn turn, Fired fired) {
        Deadline deadline = fired.deadline();
        turn.memory(turn.memory().without(fired));
        say(turn, fired);
        String step = deadline.kind() == DeadlineKind.CONDITION
                ? Conditions.name(Integer.parseInt(deadline.subject()))
                : deadline.kind().word();
        takeBack(
                turn,
                fired.before(),
                page -> page.step().equals(step),
                effect -> effect.step().equals(step));
    }

    private static void say(Turn turn, Fired fired) {
        turn.emit(
                TimelineKind.RETRACTED,
                "Retracted: " + fired.deadline().kind().word() + " of "
                        + Times.words(fired.deadline().dueAt()),
                "The answer was given before this was due and only read after it.",
                new Detail.OfDeadline(fired.deadline(), fired.firedAt(), false));
    }

    /** The clocks as they are now, and the steps as they were; those have ended if the source has said so since. */
    private static List<Deadline> deadlines(Case current, Progress before, Progress moved) {
        Stream<Deadline> clocks =
                moved.deadlines().stream().filter(each -> each.kind().isClock());
        Stream<Deadline> steps = current.sourceResolvedAt().isPresent()
                ? Stream.empty()
                : before.deadlines().stream().filter(each -> !each.kind().isClock());
        return Stream.concat(clocks, steps).toList();
    }

    /** What was withdrawn since stays so; what the clocks asked for stands. */
    private static void takeBack(Turn turn, Progress before, Predicate<Page> pages, Predicate<Effect> requested) {
        Set<Object> known = new HashSet<>(before.pages().stream().map(Page::id).toList());
        Paging.withdraw(
                turn, page -> !known.contains(page.id()) && pages.test(page), "It was requested by what is retracted.");
        Set<String> effects = before.effects().stream().map(Effect::id).collect(Collectors.toSet());
        Effects.withdraw(
                turn,
                effect -> !effects.contains(effect.id()) && requested.test(effect),
                "It was requested by what is retracted.");
    }
}
