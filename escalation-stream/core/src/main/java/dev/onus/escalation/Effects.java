package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.TimelineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Asks for effects beside pages, and takes them back so that escalation leaves nothing behind (ESC-3). */
final class Effects {
    private Effects() {}

    /** Requests what is not already in force. */
    static void request(Turn turn, String step, List<String> actions, String reason) {
        for (String action : actions) {
            boolean inForce = turn.progress().effects().stream()
                    .anyMatch(effect -> effect.action().equals(action));
            if (inForce) {
                continue;
            }
            Case now = turn.current();
            Effect effect =
                    Effect.of(now.id(), now.episode(), step, turn.memory().attempt(step), action, turn.now());
            List<Effect> effects = new ArrayList<>(turn.progress().effects());
            effects.add(effect);
            turn.progress(turn.progress().withEffects(effects));
            turn.emit(
                    TimelineKind.EFFECT_REQUESTED,
                    "Effect requested: " + action,
                    reason,
                    new Detail.OfEffect(effect, true));
        }
    }

    static void withdraw(Turn turn, Predicate<Effect> which, String reason) {
        List<Effect> ended = turn.progress().effects().stream().filter(which).toList();
        if (ended.isEmpty()) {
            return;
        }
        turn.progress(turn.progress()
                .withEffects(turn.progress().effects().stream()
                        .filter(which.negate())
                        .toList()));
        for (Effect effect : ended) {
            turn.emit(
                    TimelineKind.EFFECT_WITHDRAWN,
                    "Effect withdrawn: " + effect.action(),
                    reason,
                    new Detail.OfEffect(effect, false));
        }
    }
}
