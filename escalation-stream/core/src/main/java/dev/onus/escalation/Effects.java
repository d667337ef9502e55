package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Asks for effects beside pages, and takes them back so that escalation leaves nothing behind (ESC-3). A case has at
 * most one of each action and scope.
 */
final class Effects {
    private Effects() {}

    /** Requests what is not already in force, by the authority of the policy, which was accepted before the incident. */
    static void request(Turn turn, String step, List<EffectSpec> specs, String reason) {
        Standing standing = turn.current().standing();
        String policy = "Policy " + standing.policy() + " version " + standing.policyVersion();
        for (EffectSpec spec : specs) {
            String authority = spec.authority()
                    .map(target -> policy + "; " + target.text() + " answers for it")
                    .orElse(policy);
            request(turn, step, spec, authority, reason);
        }
    }

    /** @param authority in words; what is to be approved first is only proposed, and nobody carries it out (ESC-9) */
    static void request(Turn turn, String step, EffectSpec spec, String authority, String reason) {
        Predicate<Effect> same = effect -> effect.isSameAs(spec.action(), spec.scope());
        boolean inForce = turn.progress().effects().stream()
                .filter(same)
                .anyMatch(effect -> effect.status() != EffectStatus.FAILED);
        if (inForce) {
            return;
        }
        if (isPointless(turn, spec.action())) {
            turn.emit(
                    TimelineKind.PAGE_SKIPPED,
                    "Not asked for: " + spec.action().word(),
                    "The latest observation says that the credential cannot be used any more.",
                    new Detail.None());
            return;
        }
        withdraw(turn, same, "It failed, and is asked for again.");
        People approvers = People.find(turn, Approvers.of(turn, spec), List.of());
        Effect effect = effect(turn, step, spec, authority, approvers);
        turn.memory(turn.memory().entering(EffectPaging.step(effect)));
        set(turn, effect);
        arm(turn, effect);
        say(turn, effect, reason);
        if (effect.waitsForApproval()) {
            EffectPaging.page(turn, effect, EffectPaging.orCatchAll(turn, approvers));
        }
    }

    private static Effect effect(Turn turn, String step, EffectSpec spec, String authority, People approvers) {
        Case now = turn.current();
        return new Effect(
                Effect.id(now.id(), now.episode(), step, turn.memory().attempt(step), spec.action(), spec.scope()),
                spec.action(),
                spec.scope(),
                step,
                turn.now(),
                Approvers.isProposed(spec) ? EffectStatus.PROPOSED : EffectStatus.REQUESTED,
                authority,
                spec.authority().map(Target::text),
                Optional.of(turn.now().plus(spec.answerWithin())),
                turn.now().plus(spec.expiresAfter()),
                Set.copyOf(approvers.accountable()),
                Optional.empty());
    }

    private static void say(Turn turn, Effect effect, String reason) {
        boolean proposed = effect.status() == EffectStatus.PROPOSED;
        turn.emit(
                proposed ? TimelineKind.EFFECT_PROPOSED : TimelineKind.EFFECT_REQUESTED,
                (proposed ? "Effect proposed: " : "Effect requested: ") + effect.words(),
                reason,
                new Detail.OfEffect(effect, proposed ? EffectPhase.PROPOSED : EffectPhase.REQUESTED));
    }

    /** An approved proposal is requested; its windows begin now. */
    static void requestApproved(Turn turn, Effect proposal, String reason) {
        Effect effect = proposal.requestedAt(turn.now());
        set(turn, effect);
        arm(turn, effect);
        say(turn, effect, reason);
    }

    /** Asks for the same decision again. */
    static void askAgain(Turn turn, Effect decided, String reason) {
        Optional<Instant> answerBy = Optional.of(decided.requestedAt().plus(EffectSpec.DEFAULT_ANSWER_WITHIN));
        Effect before =
                decided.as(EffectStatus.REQUESTED, answerBy, decided.detail()).requestedAt(turn.now());
        People people = Approvers.now(turn, before);
        Effect effect = Approvers.askedAgain(before, people);
        set(turn, effect);
        arm(turn, effect);
        say(turn, effect, reason);
        EffectPaging.pageAgain(turn, effect, EffectPaging.orCatchAll(turn, people));
    }

    /** A revoked credential needs no revocation. */
    static boolean isPointless(Turn turn, EffectName action) {
        return action == EffectName.REVOKE && !turn.current().exposure().mayBeActive(turn.now());
    }

    /**
     * Takes effects back: platform teams undo what they did, and leave what they did not yet do. What was done and has
     * nothing to undo only leaves the list.
     */
    static void withdraw(Turn turn, Predicate<Effect> which, String reason) {
        for (Effect effect : turn.progress().effects().stream().filter(which).toList()) {
            remove(turn, effect);
            boolean over =
                    effect.status() == EffectStatus.DONE && !effect.action().isUndone();
            turn.emit(
                    over ? TimelineKind.NOTE : TimelineKind.EFFECT_WITHDRAWN,
                    (over ? "Effect over: " : "Effect withdrawn: ") + effect.words(),
                    over ? reason + " It was done, and there is nothing to undo." : reason,
                    new Detail.OfEffect(effect, over ? EffectPhase.OVERDUE : EffectPhase.WITHDRAWN));
            EffectPaging.withdraw(turn, effect, reason);
        }
    }

    /** Puts an effect in the place of the one with its id, or after the others. */
    static void set(Turn turn, Effect effect) {
        List<Effect> effects = new ArrayList<>(turn.progress().effects());
        int place = effects.stream().map(Effect::id).toList().indexOf(effect.id());
        if (place < 0) {
            effects.add(effect);
        } else {
            effects.set(place, effect);
        }
        turn.progress(turn.progress().withEffects(effects));
    }

    /** Nothing of it is left: its deadlines go too; what is said of it, the caller says. */
    static void remove(Turn turn, Effect effect) {
        turn.progress(turn.progress()
                .withEffects(turn.progress().effects().stream()
                        .filter(each -> !each.id().equals(effect.id()))
                        .toList()));
        disarm(turn, effect);
    }

    private static void arm(Turn turn, Effect effect) {
        effect.answerBy()
                .ifPresent(due ->
                        turn.progress(turn.progress().arm(new Deadline(DeadlineKind.EFFECT_ANSWER, effect.id(), due))));
        turn.progress(turn.progress().arm(new Deadline(DeadlineKind.EFFECT_EXPIRY, effect.id(), effect.expiresAt())));
    }

    static void disarm(Turn turn, Effect effect) {
        turn.progress(turn.progress()
                .disarm(DeadlineKind.EFFECT_ANSWER, effect.id())
                .disarm(DeadlineKind.EFFECT_EXPIRY, effect.id()));
    }

    /** Deadlines of effects, which run whatever happens to the pages. */
    static Stream<Deadline> deadlines(Turn turn) {
        return turn.progress().deadlines().stream()
                .filter(each -> each.kind() == DeadlineKind.EFFECT_ANSWER || each.kind() == DeadlineKind.EFFECT_EXPIRY);
    }
}
