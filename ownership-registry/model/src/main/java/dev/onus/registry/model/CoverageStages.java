package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of a policy at which somebody has to be there. Steps that notify nobody are left out: they are passed over
 * by design.
 */
final class CoverageStages {
    static final String FALLBACK = "fallback";
    static final String CATCH_ALL = "catch-all";

    private CoverageStages() {}

    /** @param failure whether a gap here is one that {@code coverage} fails for */
    record Stage(String name, List<Target> targets, boolean failure) {}

    /** In the order in which they are asked. */
    static List<Stage> of(EscalationPolicy policy) {
        List<Integer> chain = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int number = 1; number <= policy.steps().size(); number++) {
            Step step = policy.steps().get(number - 1);
            if (!step.notifies().isEmpty()) {
                all.add(number);
                if (!step.isConditional()) {
                    chain.add(number);
                }
            }
        }
        List<Stage> stages = new ArrayList<>();
        for (int number : all) {
            // A step that waits for a condition may come last without being the last that somebody acknowledges.
            boolean failure = number == all.getLast()
                    || !chain.isEmpty() && (number == chain.getFirst() || number == chain.getLast());
            stages.add(new Stage(
                    Integer.toString(number), policy.steps().get(number - 1).notifies(), failure));
        }
        if (!policy.fallback().notifies().isEmpty()) {
            stages.add(new Stage(FALLBACK, policy.fallback().notifies(), true));
        }
        return stages;
    }
}
