package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import dev.onus.vocabulary.WorkHours;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads EscalationPolicy. */
final class PolicySpecs {
    private PolicySpecs() {}

    static EscalationPolicy policy(Fields spec) {
        PolicyMatch match = match(spec.required("match"));
        int priority = OwnershipSpecs.priority(spec);
        spec.require("steps", "a list of steps");
        List<Fields> written = spec.objects("steps");
        List<Step> steps = written.stream().map(PolicySpecs::step).toList();
        if (spec.has("steps") && (steps.isEmpty() || steps.size() > EscalationPolicy.MAX_STEPS)) {
            spec.problem(
                    "steps", "Expected 1 to " + EscalationPolicy.MAX_STEPS + " steps, but got " + steps.size() + ".");
        }
        EscalationPolicy policy = new EscalationPolicy(
                match,
                priority,
                steps,
                fallback(spec.object("fallback")),
                Values.window(spec, "acknowledgementExpiresAfter")
                        .orElse(EscalationPolicy.DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER),
                Values.window(spec, "containWithin"),
                Values.window(spec, "resolveWithin").orElse(EscalationPolicy.DEFAULT_RESOLVE_WITHIN),
                TermsSpecs.terms(spec));
        requireWindows(spec, written, policy);
        return policy;
    }

    /** A step on another condition fires within a window; where neither it nor a clock says one, it never would. */
    private static void requireWindows(Fields spec, List<Fields> written, EscalationPolicy policy) {
        for (int index = 0; index < written.size(); index++) {
            Step step = policy.steps().get(index);
            Optional<String> clock = clock(step.when());
            boolean isWritten =
                    written.get(index).has("within") || clock.filter(spec::has).isPresent();
            if (step.isConditional() && policy.window(step).isEmpty() && !isWritten) {
                String missing = clock.map(name -> "neither it nor " + name + " of the policy says one.")
                        .orElse("it is missing.");
                written.get(index)
                        .problem(
                                "within",
                                "Expected a window for the step that waits for "
                                        + step.when().word() + ", but " + missing);
            }
        }
    }

    private static Optional<String> clock(StepCondition condition) {
        return switch (condition) {
            case NOT_CONTAINED -> Optional.of("containWithin");
            case NOT_DECIDED -> Optional.of("decideWithin");
            case NOT_RESOLVED, NOT_ACKNOWLEDGED, NOT_RENEWED, NOT_REVOKED -> Optional.empty();
        };
    }

    private static PolicyMatch match(Fields fields) {
        PolicyMatch match = new PolicyMatch(
                Values.words(fields, "severity", Severity.class),
                Values.words(fields, "criticality", Criticality.class),
                bands(fields),
                Set.copyOf(fields.texts("environment")),
                OwnershipSpecs.lowerCase(fields, "type"),
                Values.words(fields, "alertClass", AlertClass.class),
                Set.copyOf(fields.names("changeWindow")),
                Values.words(fields, "hours", WorkHours.class),
                Values.words(fields, "kind", CaseKind.class));
        fields.refuseUnknown();
        return match;
    }

    static Set<BlastRadiusBand> bands(Fields fields) {
        return Set.copyOf(fields.allParsed(
                "blastRadius",
                "one of " + Word.all(BlastRadiusBand.class) + " (or low, medium, high)",
                text -> Values.words(BlastRadiusBand.class),
                BlastRadiusBand::find));
    }

    private static Step step(Fields fields) {
        Step step = new Step(
                Values.targets(fields, "notify"),
                Values.targets(fields, "inform"),
                Values.window(fields, "acknowledgeWithin").orElse(Step.DEFAULT_ACKNOWLEDGE_WITHIN),
                fields.integer("repeat", 0, Step.MAX_REPEAT).orElse(Step.DEFAULT_REPEAT),
                condition(fields),
                Values.window(fields, "within"),
                EffectSpecs.effects(fields));
        if (!fields.has("notify") && !fields.has("inform") && !fields.has("effects")) {
            fields.problem("notify", "Expected somebody to notify or inform, or an effect, but the step has none.");
        }
        fields.refuseUnknown();
        return step;
    }

    private static StepCondition condition(Fields fields) {
        return fields.parsed(
                        "when",
                        "one of " + Word.all(StepCondition.class),
                        Values.words(StepCondition.class),
                        StepCondition::find)
                .orElse(StepCondition.NOT_ACKNOWLEDGED);
    }

    private static Fallback fallback(Fields fields) {
        Fallback fallback = new Fallback(Values.targets(fields, "notify"), EffectSpecs.effects(fields));
        fields.refuseUnknown();
        return fallback;
    }
}
