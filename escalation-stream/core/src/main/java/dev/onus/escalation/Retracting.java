package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
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
                .withDispute(moved.dispute())
                .withDeadlines(deadlines(turn.current(), before, moved)));
        if (versionMoved) {
            turn.moveVersion();
        }
        turn.emit(
                TimelineKind.RETRACTED,
                "Retracted: " + fired.deadline().kind().word() + " of "
                        + Times.words(fired.deadline().dueAt()),
                "The answer was given before this was due and only read after it.",
                new Detail.OfDeadline(fired.deadline(), fired.firedAt(), false));
        takeBack(turn, before);
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
    private static void takeBack(Turn turn, Progress before) {
        Set<Object> known = new HashSet<>(before.pages().stream().map(Page::id).toList());
        Paging.withdraw(
                turn,
                page -> !known.contains(page.id()) && Paging.isOfSteps(page),
                "It was requested by what is retracted.");
        Set<String> effects = before.effects().stream().map(Effect::id).collect(Collectors.toSet());
        Effects.withdraw(
                turn,
                effect -> !effects.contains(effect.id()) && Stepping.isStep(effect.step()),
                "It was requested by what is retracted.");
    }
}
