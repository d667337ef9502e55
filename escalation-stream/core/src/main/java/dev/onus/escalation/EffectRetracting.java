package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer about an effect that was given in time and read late takes back what the effect's deadlines did meanwhile
 * (G3): the pages that one asked for, and the end that the other brought.
 */
final class EffectRetracting {
    private EffectRetracting() {}

    /** The effect as it was before its time was over, when that was only after the answer. */
    static Optional<Effect> expiredTooEarly(Turn turn, String effectId) {
        return firedTooEarly(turn)
                .filter(fired -> fired.deadline().isOf(DeadlineKind.EFFECT_EXPIRY, effectId))
                .findFirst()
                .flatMap(fired -> fired.before().effect(effectId));
    }

    /** Proposals that lapsed although the answer was given before. */
    static List<Effect> lapsedTooEarly(Turn turn) {
        return firedTooEarly(turn)
                .filter(fired -> fired.deadline().kind() == DeadlineKind.EFFECT_EXPIRY)
                .flatMap(fired -> fired.before().effect(fired.deadline().subject()).stream())
                .filter(effect -> effect.status() == EffectStatus.PROPOSED)
                .filter(effect -> turn.progress().effect(effect.id()).isEmpty())
                .toList();
    }

    /** Puts back what the deadlines of this effect moved after the answer was given. */
    static void retract(Turn turn, String effectId) {
        firedTooEarly(turn)
                .filter(fired -> fired.deadline().subject().equals(effectId))
                .toList()
                .forEach(fired -> retract(turn, fired, effectId));
    }

    private static void retract(Turn turn, Fired fired, String effectId) {
        turn.memory(turn.memory().without(fired));
        turn.emit(
                TimelineKind.RETRACTED,
                "Retracted: " + fired.deadline().kind().word() + " of "
                        + Times.words(fired.deadline().dueAt()),
                "The answer was given before this was due and only read after it.",
                new Detail.OfDeadline(fired.deadline(), fired.firedAt(), false));
        Optional<Effect> before = fired.before().effect(effectId);
        if (fired.deadline().kind() == DeadlineKind.EFFECT_EXPIRY && before.isPresent()) {
            Effects.set(turn, turn.progress().effect(effectId).orElse(before.get()));
        }
        turn.progress(turn.progress().arm(fired.deadline()));
        Set<Object> known = fired.before().pages().stream().map(Page::id).collect(Collectors.toSet());
        Paging.withdraw(
                turn,
                page -> page.step().equals(EffectPaging.PREFIX + effectId) && !known.contains(page.id()),
                "It was requested by what is retracted.");
    }

    private static Stream<Fired> firedTooEarly(Turn turn) {
        return turn.memory().fired().stream()
                .filter(fired -> fired.deadline().kind() == DeadlineKind.EFFECT_ANSWER
                        || fired.deadline().kind() == DeadlineKind.EFFECT_EXPIRY)
                .filter(fired -> fired.deadline().dueAt().isAfter(turn.now()));
    }
}
