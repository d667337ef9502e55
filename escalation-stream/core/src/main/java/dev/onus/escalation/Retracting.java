package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A deadline that fired although the answer had been given in time is taken back before the answer is applied (G3):
 * an answer of time t is judged against the case as it stood at t.
 */
final class Retracting {
    private Retracting() {}

    /** The earliest deadline that fired although it was due only after {@code answeredAt}. */
    static Optional<Fired> firedTooEarly(Case current, Instant answeredAt) {
        return current.memory().fired().stream()
                .filter(fired -> fired.deadline().dueAt().isAfter(answeredAt))
                .min(Comparator.comparing(Fired::firedAt)
                        .thenComparing(fired -> fired.deadline().dueAt()));
    }

    /** Puts back what that deadline and every later one moved; their pages are withdrawn. */
    static void retract(Turn turn, Fired fired) {
        Progress moved = turn.progress();
        Progress before = fired.before();
        boolean versionMoved = turn.current().version() != fired.version();
        turn.memory(turn.memory().nothingToRetract());
        turn.progress(before.withPages(moved.pages()).withEffects(moved.effects()));
        if (versionMoved) {
            turn.moveVersion();
        }
        turn.emit(
                TimelineKind.RETRACTED,
                "Retracted: " + fired.deadline().kind().word() + " of "
                        + fired.deadline().dueAt(),
                "The answer was given before this was due and only read after it.",
                new Detail.OfDeadline(fired.deadline(), fired.firedAt(), false));
        takeBack(turn, before);
        restoreFates(turn, before, moved.pages());
    }

    private static void takeBack(Turn turn, Progress before) {
        Set<Object> known = new HashSet<>(before.pages().stream().map(Page::id).toList());
        Paging.withdraw(turn, page -> !known.contains(page.id()), "It was requested by what is retracted.");
        Set<String> effects = before.effects().stream().map(Effect::id).collect(Collectors.toSet());
        Effects.withdraw(turn, effect -> !effects.contains(effect.id()), "It was requested by what is retracted.");
    }

    /** Pages that stood before stand again, with what has been learnt of them since. */
    private static void restoreFates(Turn turn, Progress before, List<Page> since) {
        Map<Object, Page> learnt =
                since.stream().collect(Collectors.toMap(Page::id, Function.identity(), (one, other) -> other));
        turn.progress(turn.progress()
                .withPages(before.pages().stream()
                        .map(page -> learnt.getOrDefault(page.id(), page))
                        .toList()));
    }
}
