package dev.onus.registry.apply;

import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.Lifecycle;
import java.util.List;

/**
 * Identities under review whose document leaves the lifecycle out: they stay there, and whoever applies is told, since
 * the same file would have made them active before (ESC-6).
 */
final class KeptInReview {
    private KeptInReview() {}

    static boolean isUnderReview(String name, RegistrySnapshot before) {
        return before.identities()
                .named(name)
                .flatMap(known -> known.spec().lifecycle())
                .filter(Lifecycle.REVIEW::equals)
                .isPresent();
    }

    static List<ApplyProblem> warnings(List<? extends Intention> intentions, RegistrySnapshot before) {
        return intentions.stream()
                .filter(intention -> leavesLifecycleOut(intention) && isUnderReview(intention.name(), before))
                .map(intention -> intention.problem(
                        "spec.lifecycle",
                        "The identity is under review and stays there; only an approved review enables it again."))
                .toList();
    }

    private static boolean leavesLifecycleOut(Intention intention) {
        return intention instanceof Intention.Put put
                && put.document().spec() instanceof Identity identity
                && identity.lifecycle().isEmpty();
    }
}
