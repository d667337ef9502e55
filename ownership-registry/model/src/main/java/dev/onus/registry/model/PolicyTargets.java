package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every target that a policy writes, with its path, so that each is checked wherever it stands. */
final class PolicyTargets {
    /** @param path within the document */
    record Named(String path, Target target) {}

    private final List<Named> found = new ArrayList<>();

    private PolicyTargets() {}

    static List<Named> of(EscalationPolicy policy) {
        PolicyTargets targets = new PolicyTargets();
        for (int index = 0; index < policy.steps().size(); index++) {
            Step step = policy.steps().get(index);
            String path = "spec.steps[" + index + "]";
            targets.add(path + ".notify", step.notifies());
            targets.add(path + ".inform", step.informs());
            targets.effects(path, step.effects());
        }
        targets.add("spec.fallback.notify", policy.fallback().notifies());
        targets.effects("spec.fallback", policy.fallback().effects());
        targets.terms(policy.terms());
        return targets.found;
    }

    /** What nobody wrote is not reported: the default names roles that an organisation need not have. */
    private void terms(Terms terms) {
        terms.overdue().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String path = "spec.overdue." + entry.getKey().word();
            add(path + ".notify", entry.getValue().notifies());
            add(path + ".inform", entry.getValue().informs());
            effects(path, entry.getValue().effects());
        });
        if (!terms.tieBreak().tieBreakers().equals(TieBreak.DEFAULT.tieBreakers())) {
            add("spec.dispute.tieBreaker", terms.tieBreak().tieBreakers());
        }
    }

    private void effects(String path, List<EffectSpec> effects) {
        for (int index = 0; index < effects.size(); index++) {
            String effect = path + ".effects[" + index + "]";
            Optional<Target> authority = effects.get(index).authority();
            authority.ifPresent(target -> found.add(new Named(effect + ".authority", target)));
            add(effect + ".approval.by", effects.get(index).approvers());
        }
    }

    private void add(String path, List<Target> targets) {
        for (int index = 0; index < targets.size(); index++) {
            found.add(new Named(path + "[" + index + "]", targets.get(index)));
        }
    }
}
