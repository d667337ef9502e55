package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What platform teams say about what was asked of them, and what follows when they say nothing (ESC-3). */
final class EffectAnswers {
    /** Parameter: the id of the effect. */
    static final String EFFECT = "effect";
    /** Parameter: done, failed or refused. */
    static final String OUTCOME = "outcome";
    /** Parameter: what there is to say about it. */
    static final String DETAIL = "detail";

    private static final Set<EffectStatus> OUTCOMES =
            EnumSet.of(EffectStatus.DONE, EffectStatus.FAILED, EffectStatus.REFUSED);

    private EffectAnswers() {}

    static void outcome(Turn turn, Answer answer, String right) {
        String id = answer.parameters().getOrDefault(EFFECT, "");
        Optional<EffectStatus> outcome = Word.find(
                        EffectStatus.class, answer.parameters().getOrDefault(OUTCOME, ""))
                .filter(OUTCOMES::contains);
        Optional<Effect> effect = turn.progress().effect(id).or(() -> EffectRetracting.expiredTooEarly(turn, id));
        if (outcome.isEmpty()) {
            Answering.illegal(turn, answer, "Expected an outcome: done, failed or refused.");
        } else if (effect.isEmpty()) {
            withdrawnOrUnknown(turn, answer, id, outcome.get(), right);
        } else if (effect.get().status() == EffectStatus.PROPOSED) {
            Answering.illegal(
                    turn, answer, "Expected " + effect.get().words() + " to be approved before it is carried out.");
        } else {
            EffectRetracting.retract(turn, id);
            answered(turn, answer, effect.get(), outcome.get(), right);
        }
    }

    private static void answered(Turn turn, Answer answer, Effect before, EffectStatus outcome, String right) {
        Optional<String> detail =
                Optional.ofNullable(answer.parameters().get(DETAIL)).or(answer::reason);
        boolean review = before.action() == EffectName.REVIEW_BEFORE_ENABLE;
        Effect effect = review
                ? before.as(before.status(), before.answerBy(), detail)
                : before.as(outcome, Optional.empty(), detail);
        Effects.set(turn, effect);
        if (!review) {
            turn.progress(turn.progress().disarm(DeadlineKind.EFFECT_ANSWER, effect.id()));
        }
        String reviewed = review ? " The review still waits for an approval." : "";
        Answering.applied(
                turn,
                answer,
                TimelineKind.EFFECT_ANSWERED,
                answer.who() + " answered " + effect.words() + ": " + outcome.word(),
                detail.orElse("No detail given.") + reviewed,
                right,
                Optional.of(effect));
        if (outcome != EffectStatus.DONE) {
            // A program that fails and tries again says so each time; people hear of it once.
            if (before.status() != outcome) {
                notDone(turn, effect, outcome);
            }
        } else if (!review) {
            EffectPaging.withdraw(turn, effect, "It is done.");
            if (effect.action() == EffectName.REVOKE) {
                Observing.observe(turn, new Observation(CredentialState.INACTIVE, "effect:" + effect.id(), turn.now()));
            }
        }
    }

    /** Whoever answers for it finds another way; it stays on the list, so that everybody sees what is missing. */
    private static void notDone(Turn turn, Effect effect, EffectStatus outcome) {
        if (isQuiet(turn, effect)) {
            return;
        }
        People people = EffectPaging.authority(turn, effect);
        turn.emit(
                TimelineKind.ESCALATED,
                effect.words() + " " + outcome.word() + ": " + people.words(),
                "A platform team did not carry it out; whoever answers for it decides what to do instead.",
                people.persons(),
                new Detail.None(),
                people.restsOn());
        EffectPaging.pageAgain(turn, effect, people);
    }

    /** Heard, not lost: somebody acted on a request that was taken back meanwhile. */
    private static void withdrawnOrUnknown(Turn turn, Answer answer, String id, EffectStatus outcome, String right) {
        if (turn.memory().attempt(EffectPaging.PREFIX + id) == 0) {
            Answering.illegal(turn, answer, "Expected the id of an effect of this case, but got '" + id + "'.");
            return;
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.NOTE,
                answer.who() + " answered an effect that was withdrawn: " + outcome.word(),
                "It was withdrawn before the answer came; what was done is to be undone.",
                right);
    }

    /** Its window again, but not more often than a clock that ran out (ESC-8). */
    private static Duration again(Duration window) {
        return window.compareTo(Limits.OVERDUE_REPEAT) > 0 ? window : Limits.OVERDUE_REPEAT;
    }

    /** Nobody answered in the window: who answers for it is paged, again and again until somebody does. */
    static void overdue(Turn turn, String effectId) {
        Optional<Effect> waiting = turn.progress()
                .effect(effectId)
                .filter(effect -> effect.answerBy().isPresent());
        if (waiting.isEmpty()) {
            return;
        }
        Effect effect = waiting.get();
        if (Effects.isPointless(turn, effect.action())) {
            Effects.withdraw(turn, each -> each.id().equals(effectId), "The credential cannot be used any more.");
            return;
        }
        turn.progress(turn.progress()
                .arm(new Deadline(
                        DeadlineKind.EFFECT_ANSWER, effectId, turn.now().plus(again(effect.answerWithin())))));
        if (!isQuiet(turn, effect)) {
            sayOverdue(
                    turn,
                    effect,
                    effect.waitsForApproval()
                            ? "Nobody approved or rejected it in its window."
                            : "No platform team answered in its window.");
        }
    }

    private static void sayOverdue(Turn turn, Effect effect, String reason) {
        People people = effect.waitsForApproval()
                ? EffectPaging.approversAndFallback(turn, effect)
                : EffectPaging.authority(turn, effect);
        Effect now = turn.progress().effect(effect.id()).orElse(effect);
        turn.emit(
                TimelineKind.EFFECT_OVERDUE,
                "No answer to " + now.words() + ": " + people.words(),
                reason,
                people.persons(),
                new Detail.OfEffect(now, EffectPhase.OVERDUE),
                people.restsOn());
        EffectPaging.pageAgain(turn, now, people);
    }

    /** The bound in time: what is still in force is taken back. A review is never lifted by time (ESC-6). */
    static void expire(Turn turn, String effectId) {
        Optional<Effect> found = turn.progress().effect(effectId);
        if (found.isEmpty()) {
            return;
        }
        Effect effect = found.get();
        if (effect.action() == EffectName.REVIEW_BEFORE_ENABLE) {
            turn.progress(turn.progress()
                    .arm(new Deadline(
                            DeadlineKind.EFFECT_EXPIRY, effectId, turn.now().plus(again(effect.expiresAfter())))));
            sayOverdue(turn, effect, "A review is not lifted by time; it still waits for an approval.");
        } else if (effect.status() == EffectStatus.PROPOSED) {
            Effects.remove(turn, effect);
            String reason = "Nobody approved it before its time was over.";
            turn.emit(
                    TimelineKind.EFFECT_REJECTED,
                    "Proposal lapsed: " + effect.words(),
                    reason,
                    new Detail.OfEffect(effect, EffectPhase.WITHDRAWN));
            EffectPaging.withdraw(turn, effect, reason);
        } else {
            Effects.withdraw(turn, each -> each.id().equals(effectId), "Its time is over.");
        }
    }

    /**
     * Whether nobody is paged for it now: the source says that it is over, or an elder case pages. A review is needed
     * all the same.
     */
    private static boolean isQuiet(Turn turn, Effect effect) {
        return effect.action() != EffectName.REVIEW_BEFORE_ENABLE
                && (turn.current().sourceResolvedAt().isPresent()
                        || turn.current().links().follows().isPresent());
    }
}
