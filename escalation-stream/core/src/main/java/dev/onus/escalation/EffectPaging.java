package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.Target;
import java.util.List;
import java.util.Optional;

/**
 * Pages about one effect: to those who approve it, or who answer for it when nobody carries it out (ESC-3). An
 * acknowledgement of the case does not end them.
 */
final class EffectPaging {
    /** Before the id of the effect, in the place of a step of a page. */
    static final String PREFIX = "effect-";

    private static final List<Target> OWNERS_SIDE = List.of(new Target.Owner(), new Target.Manager());

    private EffectPaging() {}

    static String step(Effect effect) {
        return PREFIX + effect.id();
    }

    /** The id of the effect that a page is about; empty for other pages. */
    static Optional<String> effectOf(Page page) {
        return Optional.of(page.step())
                .filter(step -> step.startsWith(PREFIX))
                .map(step -> step.substring(PREFIX.length()));
    }

    /** @param people whom; the entry into the effect's step must have been counted before */
    static void page(Turn turn, Effect effect, People people) {
        Paging.sayGaps(turn, people);
        Paging.request(
                turn,
                step(effect),
                person -> Purposes.ofEffect(effect, person),
                people.about(purpose(effect)),
                effect.answerBy().filter(turn.now()::isBefore));
    }

    private static String purpose(Effect effect) {
        if (effect.action() == EffectName.REVIEW_BEFORE_ENABLE) {
            return "Review it: the identity stays off until somebody approves.";
        }
        return switch (effect.status()) {
            case PROPOSED -> "Approve or reject: " + effect.words() + ".";
            case FAILED -> "It failed: " + effect.words() + ".";
            case REFUSED -> "It was refused: " + effect.words() + ".";
            case REQUESTED, DONE -> "No answer to: " + effect.words() + ".";
        };
    }

    static void pageAgain(Turn turn, Effect effect, People people) {
        turn.memory(turn.memory().entering(step(effect)));
        page(turn, effect, people);
    }

    /** Who answers for an effect: whom the policy names, else the owner and its manager, else the catch-all. */
    static People authority(Turn turn, Effect effect) {
        List<Target> targets =
                effect.authorityTarget().flatMap(Target::find).map(List::of).orElse(OWNERS_SIDE);
        People people = People.find(turn, targets, List.of());
        return people.hasAccountable() ? people : orCatchAll(turn, People.find(turn, OWNERS_SIDE, List.of()));
    }

    /** The approvers as they are now, and the fallback of the policy, which gets hold of them. */
    static People approversAndFallback(Turn turn, Effect effect) {
        People approvers = Approvers.now(turn, effect);
        Effects.set(turn, Approvers.askedAgain(effect, approvers));
        People fallback = People.find(turn, turn.policy().fallback().notifies(), List.of());
        return orCatchAll(turn, approvers.and(fallback));
    }

    /** Somebody always (design decision 11). */
    static People orCatchAll(Turn turn, People people) {
        return people.hasAccountable() ? people : people.and(Stepping.catchAllPeople(turn));
    }

    static void withdraw(Turn turn, Effect effect, String reason) {
        Paging.withdraw(turn, page -> page.step().equals(step(effect)), reason);
    }
}
