package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Partner;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.ResolveOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A review before an identity may be enabled again (ESC-6). It is in force from its request until a reviewer approves
 * it: neither time nor the end of the case lifts it. Its {@code requested} means that it waits for a decision, and keeps
 * the case open; its {@code refused} means that a reviewer said no: the identity stays off, and the case can be closed as
 * contained. What a platform team says about it is noted; only a reviewer decides it.
 */
final class Reviewing {
    private static final String STEP = "review";

    private Reviewing() {}

    /** An inactive partner, and every case that is a review, asks for one by itself. */
    static void open(Turn turn) {
        Case now = turn.current();
        if (now.kind() != CaseKind.REVIEW && now.alert().alertClass() != AlertClass.INACTIVE_PARTNER) {
            return;
        }
        turn.memory(turn.memory().entering(STEP));
        Effects.request(
                turn,
                STEP,
                EffectSpec.of(EffectName.REVIEW_BEFORE_ENABLE),
                authority(turn),
                "Nobody enables the identity again before a reviewer approves it.");
    }

    /** A closed case that starts again asks again, also for the review that was rejected: it never was lifted. */
    static void reopen(Turn turn) {
        Optional<Effect> rejected =
                turn.progress().effects().stream().filter(Reviewing::isRejected).findFirst();
        if (rejected.isPresent()) {
            Effects.askAgain(turn, rejected.get(), "The case starts again; the identity stays off until then.");
        } else {
            open(turn);
        }
    }

    private static String authority(Turn turn) {
        return partner(turn)
                .map(partner -> "The record of the identity: "
                        + partner.name().map(name -> "partner " + name).orElse("the partner")
                        + " may leave it unused for " + Times.words(partner.unusedFor()))
                .orElse("A case of this kind waits for a review");
    }

    /** As the policy's effect names them, else the partner's reviewer, else the owner. */
    static List<Target> reviewers(Turn turn, EffectSpec spec) {
        return spec.approvers().isEmpty()
                ? List.of(partner(turn).flatMap(Partner::reviewer).orElseGet(Target.Owner::new))
                : spec.approvers();
    }

    private static Optional<Partner> partner(Turn turn) {
        return turn.situation().identity().flatMap(Identity::partner);
    }

    /** A review that waits for its decision. */
    static Optional<Effect> pending(Case current) {
        return current.progress().effects().stream()
                .filter(Reviewing::holds)
                .filter(Effect::waitsForApproval)
                .findFirst();
    }

    /** Whether it keeps an identity off until a reviewer approves it, whatever becomes of the case. */
    static boolean holds(Effect effect) {
        return effect.action() == EffectName.REVIEW_BEFORE_ENABLE;
    }

    static boolean isRejected(Effect effect) {
        return holds(effect) && effect.status() == EffectStatus.REFUSED;
    }

    /** What a case of this kind waited for has happened; other cases go on. */
    static void approved(Turn turn, Answer answer, String reason) {
        if (turn.current().kind() == CaseKind.REVIEW && !turn.current().isClosed()) {
            Resolving.close(
                    turn,
                    new Ending(turn.now(), ResolveOutcome.CONDITION_ENDED, reason, answer.actor(), Optional.empty()),
                    new Detail.None());
        }
    }
}
