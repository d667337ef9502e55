package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks for effects beside pages, and takes them back so that escalation leaves nothing behind (ESC-3). */
final class Effects {
    private Effects() {}

    /** Requests what is not already in force. */
    static void request(Turn turn, String step, List<EffectSpec> specs, String reason) {
        for (EffectSpec spec : specs) {
            boolean inForce =
                    turn.progress().effects().stream().anyMatch(effect -> effect.isSameAs(spec.action(), spec.scope()));
            if (inForce) {
                continue;
            }
            Case now = turn.current();
            Effect effect = new Effect(
                    Effect.id(now.id(), now.episode(), step, turn.memory().attempt(step), spec.action(), spec.scope()),
                    spec.action(),
                    spec.scope(),
                    step,
                    turn.now(),
                    EffectStatus.REQUESTED,
                    "Policy " + now.standing().policy() + " version "
                            + now.standing().policyVersion(),
                    spec.authority().map(Target::text),
                    Optional.of(turn.now().plus(spec.answerWithin())),
                    turn.now().plus(spec.expiresAfter()),
                    Set.of(),
                    Optional.empty());
            List<Effect> effects = new ArrayList<>(turn.progress().effects());
            effects.add(effect);
            turn.progress(turn.progress().withEffects(effects));
            turn.emit(
                    TimelineKind.EFFECT_REQUESTED,
                    "Effect requested: " + effect.words(),
                    reason,
                    new Detail.OfEffect(effect, EffectPhase.REQUESTED));
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
                    "Effect withdrawn: " + effect.words(),
                    reason,
                    new Detail.OfEffect(effect, EffectPhase.WITHDRAWN));
        }
    }

    /** Deadlines of effects, which run whatever happens to the pages. */
    static Stream<Deadline> deadlines(Turn turn) {
        return turn.progress().deadlines().stream()
                .filter(each -> each.kind() == DeadlineKind.EFFECT_ANSWER || each.kind() == DeadlineKind.EFFECT_EXPIRY);
    }
}
