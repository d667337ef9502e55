package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy as a sequence of places at which somebody has to be there. Steps that notify nobody are left out: they are
 * passed over by design. Each is made once, so two are the same only if they are one.
 */
final class CoveragePolicy {
    static final String FALLBACK = "fallback";
    static final String CATCH_ALL = "catch-all";

    /** One place; two are the same only if they are one. */
    static final class Stage {
        private final String name;
        private final List<Target> targets;
        private final boolean failure;

        Stage(String name, List<Target> targets, boolean failure) {
            this.name = name;
            this.targets = targets;
            this.failure = failure;
        }

        /** The number of the step, or what stands in its place. */
        String name() {
            return name;
        }

        List<Target> targets() {
            return targets;
        }

        /** Whether a gap here is one that {@code coverage} fails for. */
        boolean failure() {
            return failure;
        }
    }

    private final String name;
    private final List<Stage> stages;

    CoveragePolicy(String name, EscalationPolicy policy) {
        this.name = name;
        this.stages = stages(policy);
    }

    String name() {
        return name;
    }

    /** In the order in which they are asked. */
    List<Stage> stages() {
        return stages;
    }

    static List<Stage> stages(EscalationPolicy policy) {
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
                    || (!chain.isEmpty() && (number == chain.getFirst() || number == chain.getLast()));
            stages.add(new Stage(
                    Integer.toString(number), policy.steps().get(number - 1).notifies(), failure));
        }
        if (!policy.fallback().notifies().isEmpty()) {
            stages.add(new Stage(FALLBACK, policy.fallback().notifies(), true));
        }
        return List.copyOf(stages);
    }
}
