package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import dev.onus.vocabulary.WorkHours;
import java.util.List;
import java.util.Set;

/** Reads EscalationPolicy. */
final class PolicySpecs {
    private PolicySpecs() {}

    static EscalationPolicy policy(Fields spec) {
        PolicyMatch match = match(spec.required("match"));
        int priority = OwnershipSpecs.priority(spec);
        spec.require("steps", "a list of steps");
        List<Step> steps = spec.objects("steps").stream().map(PolicySpecs::step).toList();
        if (spec.has("steps") && (steps.isEmpty() || steps.size() > EscalationPolicy.MAX_STEPS)) {
            spec.problem(
                    "steps", "Expected 1 to " + EscalationPolicy.MAX_STEPS + " steps, but got " + steps.size() + ".");
        }
        return new EscalationPolicy(
                match,
                priority,
                steps,
                fallback(spec.object("fallback")),
                Values.window(spec, "acknowledgementExpiresAfter")
                        .orElse(EscalationPolicy.DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER),
                Values.window(spec, "containWithin"),
                Values.window(spec, "resolveWithin").orElse(EscalationPolicy.DEFAULT_RESOLVE_WITHIN),
                Terms.DEFAULT);
    }

    private static PolicyMatch match(Fields fields) {
        PolicyMatch match = new PolicyMatch(
                Values.words(fields, "severity", Severity.class),
                Values.words(fields, "criticality", Criticality.class),
                Set.copyOf(fields.allParsed(
                        "blastRadius",
                        "one of " + Word.all(BlastRadiusBand.class) + " (or low, medium, high)",
                        text -> Values.words(BlastRadiusBand.class),
                        BlastRadiusBand::find)),
                Set.copyOf(fields.texts("environment")),
                OwnershipSpecs.lowerCase(fields, "type"),
                Values.words(fields, "alertClass", AlertClass.class),
                Set.copyOf(fields.names("changeWindow")),
                Values.words(fields, "hours", WorkHours.class),
                Values.words(fields, "kind", CaseKind.class));
        fields.refuseUnknown();
        return match;
    }

    private static Step step(Fields fields) {
        Step step = new Step(
                Values.targets(fields, "notify"),
                Values.targets(fields, "inform"),
                Values.window(fields, "acknowledgeWithin").orElse(Step.DEFAULT_ACKNOWLEDGE_WITHIN),
                fields.integer("repeat", 0, Step.MAX_REPEAT).orElse(Step.DEFAULT_REPEAT),
                condition(fields),
                Values.window(fields, "within"),
                effects(fields));
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
        Fallback fallback = new Fallback(Values.targets(fields, "notify"), effects(fields));
        fields.refuseUnknown();
        return fallback;
    }

    private static List<EffectSpec> effects(Fields fields) {
        return fields
                .allParsed(
                        "effects",
                        "one of " + Word.all(EffectName.class),
                        text -> Values.words(EffectName.class),
                        text -> Word.find(EffectName.class, text))
                .stream()
                .distinct()
                .map(EffectSpec::of)
                .toList();
    }
}
