package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Overdue;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.SlaClock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who approves an effect: as its policy says, or the reviewers of a review (ESC-6, ESC-9). */
final class Approvers {
    private Approvers() {}

    /** A review is requested at once: it is itself what waits for an approval. */
    static boolean isProposed(EffectSpec spec) {
        return spec.action() != EffectName.REVIEW_BEFORE_ENABLE
                && !spec.approvers().isEmpty();
    }

    /** Empty for what needs no approval. */
    static List<Target> of(Turn turn, EffectSpec spec) {
        return spec.action() == EffectName.REVIEW_BEFORE_ENABLE ? Reviewing.reviewers(turn, spec) : spec.approvers();
    }

    /** Whoever the same targets mean now, beside those who were asked before. */
    static Effect askedAgain(Effect effect, People people) {
        TreeSet<String> all = new TreeSet<>(effect.approvers());
        all.addAll(people.accountable());
        return effect.withApprovers(all);
    }

    /** Whom the targets mean now; those who were asked before when the policy has changed or its targets are empty. */
    static People now(Turn turn, Effect effect) {
        EffectSpec review = EffectSpec.of(EffectName.REVIEW_BEFORE_ENABLE);
        List<Target> targets = specs(turn.policy())
                .filter(spec -> effect.isSameAs(spec.action(), spec.scope()))
                .map(spec -> of(turn, spec))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> effect.action() == review.action() ? of(turn, review) : List.of());
        People people = People.find(turn, targets, List.of());
        List<Target> before = effect.approvers().stream()
                .<Target>map(Target.PersonTarget::new)
                .toList();
        return people.hasAccountable() ? people : People.find(turn, before, List.of());
    }

    private static Stream<EffectSpec> specs(EscalationPolicy policy) {
        return Stream.of(
                        policy.steps().stream().map(Step::effects).flatMap(List::stream),
                        policy.fallback().effects().stream(),
                        Stream.of(SlaClock.values())
                                .map(policy.terms()::overdue)
                                .map(Overdue::effects)
                                .flatMap(List::stream))
                .flatMap(each -> each);
    }
}
