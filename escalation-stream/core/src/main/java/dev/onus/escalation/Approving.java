package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody with the right says yes or no to what is proposed, or to a review (ESC-6, ESC-9). Only those who were asked,
 * or the scope {@code admin}; anybody else is refused, and nothing changes (G7).
 */
final class Approving {
    private static final Set<String> ABOUT_ONE_EFFECT = Set.of("approve", "reject", "effect-outcome");

    private Approving() {}

    static void approve(Turn turn, Answer answer, String right) {
        // A reviewer who said no may still say yes later: that alone lets the identity be enabled.
        List<Effect> waiting = waiting(turn);
        chosen(turn, answer, waiting.isEmpty() || isRejectedReview(turn, answer) ? rejectedReviews(turn) : waiting)
                .ifPresent(effect -> approve(turn, answer, right(answer, effect, right), effect));
    }

    static void reject(Turn turn, Answer answer, String right) {
        chosen(turn, answer, waiting(turn))
                .ifPresent(effect -> reject(turn, answer, right(answer, effect, right), effect));
    }

    /**
     * Whoever is asked to approve, and not to take the case, says that they look at it. They take nothing off whoever is
     * accountable for the case, so no step stops.
     *
     * @return whether the answer was that
     */
    static boolean acknowledged(Turn turn, Answer answer, String right) {
        boolean isAskedForTheCase = turn.progress().pages().stream()
                .filter(page -> page.isAccountable() && Purposes.isOfSteps(turn.current(), page))
                .anyMatch(page -> answer.person().filter(page.person()::equals).isPresent());
        Optional<Effect> asked = pageAbout(turn, answer)
                .filter(id -> !isAskedForTheCase)
                .flatMap(turn.progress()::effect)
                .filter(Effect::waitsForApproval)
                .filter(effect ->
                        answer.person().filter(effect.approvers()::contains).isPresent());
        asked.ifPresent(effect -> Answering.applied(
                turn,
                answer,
                TimelineKind.NOTE,
                answer.who() + " looks at " + effect.words() + ", which waits for approval",
                answer.reasonOr("Whoever is accountable for the case stays bound; approve or reject decides this."),
                right(answer, effect, right)));
        return asked.isPresent();
    }

    /** Whether the answer says itself what it is about, so that it is not stale because the case has moved on. */
    static boolean namesItsEffect(Turn turn, Answer answer) {
        return ABOUT_ONE_EFFECT.contains(answer.action()) && named(turn, answer).isPresent();
    }

    private static void approve(Turn turn, Answer answer, String right, Effect effect) {
        EffectRetracting.retract(turn, effect.id());
        boolean review = effect.action() == EffectName.REVIEW_BEFORE_ENABLE;
        String reason = "Approved by " + answer.who() + ": " + answer.reasonOr("No reason given.");
        Effect approved = effect.as(EffectStatus.REQUESTED, effect.answerBy(), Optional.of(reason));
        Answering.applied(
                turn,
                answer,
                TimelineKind.EFFECT_APPROVED,
                answer.who() + " approved " + effect.words(),
                answer.reasonOr("No reason given."),
                right,
                Optional.of(approved));
        if (review) {
            Effects.withdraw(turn, each -> each.id().equals(effect.id()), reason);
            Reviewing.approved(turn, answer, reason);
        } else if (Effects.isPointless(turn, effect.action())) {
            Effects.withdraw(turn, each -> each.id().equals(effect.id()), "The credential cannot be used any more.");
        } else {
            EffectPaging.withdraw(turn, effect, reason);
            Effects.requestApproved(turn, approved, reason);
        }
    }

    /** A proposal goes; a review stays in force, and the identity stays off. */
    private static void reject(Turn turn, Answer answer, String right, Effect effect) {
        EffectRetracting.retract(turn, effect.id());
        boolean review = effect.action() == EffectName.REVIEW_BEFORE_ENABLE;
        String reason = "Rejected by " + answer.who() + ": " + answer.reasonOr("No reason given.");
        Effect rejected = effect.as(EffectStatus.REFUSED, Optional.empty(), Optional.of(reason));
        if (review) {
            Effects.set(turn, rejected);
            Effects.disarm(turn, rejected);
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.EFFECT_REJECTED,
                answer.who() + " rejected " + effect.words(),
                answer.reasonOr("No reason given.") + (review ? " The identity stays off." : ""),
                right,
                Optional.of(rejected));
        if (review) {
            EffectPaging.withdraw(turn, rejected, reason);
        } else {
            Effects.withdraw(turn, each -> each.id().equals(effect.id()), reason);
        }
    }

    /** The one effect that is meant and that this person may decide; otherwise the verdict says what is wrong. */
    private static Optional<Effect> chosen(Turn turn, Answer answer, List<Effect> waiting) {
        Optional<String> named = named(turn, answer);
        List<Effect> meant = waiting.stream()
                .filter(effect -> named.map(effect.id()::equals).orElse(true))
                .toList();
        if (meant.size() != 1) {
            Answering.illegal(turn, answer, expected(named, waiting));
            return Optional.empty();
        }
        Effect effect = meant.getFirst();
        boolean may = answer.isAdmin()
                || answer.person().filter(effect.approvers()::contains).isPresent();
        if (!may) {
            Answering.refused(
                    turn,
                    answer,
                    "to be an approver of " + effect.words() + " (" + String.join(", ", effect.approvers())
                            + "), or the scope admin");
            return Optional.empty();
        }
        return Optional.of(effect);
    }

    private static String expected(Optional<String> named, List<Effect> waiting) {
        String those = waiting.stream()
                .map(effect -> effect.id() + " (" + effect.words() + ")")
                .collect(Collectors.joining(", "));
        if (waiting.isEmpty()) {
            return "Expected an effect that waits for approval, but none does.";
        }
        return named.map(id -> "Expected an effect that waits for approval: " + those + ", but got '" + id + "'.")
                .orElseGet(() -> "Expected the parameter effect to say which of these: " + those + ".");
    }

    /** As the answer says, else the one that the answered page is about. */
    private static Optional<String> named(Turn turn, Answer answer) {
        return Optional.ofNullable(answer.parameters().get(EffectAnswers.EFFECT))
                .or(() -> pageAbout(turn, answer));
    }

    /** The effect that the answered page is about. */
    private static Optional<String> pageAbout(Turn turn, Answer answer) {
        return turn.progress().pages().stream()
                .filter(page -> answer.pageId().filter(page.id()::equals).isPresent())
                .flatMap(page -> EffectPaging.effectOf(page).stream())
                .findFirst();
    }

    private static List<Effect> waiting(Turn turn) {
        return Stream.concat(
                        turn.progress().effects().stream().filter(Effect::waitsForApproval),
                        EffectRetracting.lapsedTooEarly(turn).stream())
                .toList();
    }

    private static boolean isRejectedReview(Turn turn, Answer answer) {
        return rejectedReviews(turn).stream()
                .anyMatch(effect ->
                        named(turn, answer).filter(effect.id()::equals).isPresent());
    }

    private static List<Effect> rejectedReviews(Turn turn) {
        return turn.progress().effects().stream().filter(Reviewing::isRejected).toList();
    }

    private static String right(Answer answer, Effect effect, String right) {
        return answer.person().filter(effect.approvers()::contains).isPresent()
                ? "approver of " + effect.words()
                : right;
    }
}
