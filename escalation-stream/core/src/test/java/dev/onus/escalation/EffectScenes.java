package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.StepCondition;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Scenes in which a policy asks for effects, and platform teams and approvers answer; dee alone is in team identity. */
final class EffectScenes {
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);
    static final Duration EXPIRES_AFTER = Duration.ofHours(4);
    private static int answers;

    private EffectScenes() {}

    static EffectSpec effect(EffectName action) {
        return new EffectSpec(action, Optional.empty(), Optional.empty(), EXPIRES_AFTER, ANSWER_WITHIN, List.of());
    }

    static EffectSpec answeredFor(EffectSpec spec, String target) {
        return new EffectSpec(
                spec.action(),
                spec.scope(),
                Optional.of(Target.parse(target)),
                spec.expiresAfter(),
                spec.answerWithin(),
                spec.approvers());
    }

    static EffectSpec approvedBy(EffectSpec spec, String... targets) {
        return new EffectSpec(
                spec.action(),
                spec.scope(),
                spec.authority(),
                spec.expiresAfter(),
                spec.answerWithin(),
                Policy.targets(targets));
    }

    static EffectSpec scoped(EffectSpec spec, String scope) {
        return new EffectSpec(
                spec.action(),
                Optional.of(scope),
                spec.authority(),
                spec.expiresAfter(),
                spec.answerWithin(),
                spec.approvers());
    }

    /** Opened under a policy whose first step pages the owner once, for a day, and asks for these. */
    static Scene open(EffectSpec... effects) {
        return scene(step(Duration.ofDays(1), 0, effects)).open();
    }

    static Scene scene(Step... steps) {
        Scene scene = Policy.usual().steps(steps).scene();
        scene.organisation.withPerson("dee").withTeam("identity", null, "dee");
        return scene;
    }

    static Step step(Duration within, int repeat, EffectSpec... effects) {
        return new Step(
                Policy.targets("owner"),
                List.of(),
                within,
                repeat,
                StepCondition.NOT_ACKNOWLEDGED,
                Optional.empty(),
                Arrays.asList(effects));
    }

    /** The service of a platform team, whose token has only the scope {@code effects}, says what became of it. */
    static Scene platformSays(Scene scene, Effect effect, String outcome) {
        return service(scene, "effect-outcome", "effects", outcome(effect, outcome));
    }

    static Map<String, String> outcome(Effect effect, String outcome) {
        return Map.of("effect", effect.id(), "outcome", outcome, "detail", "run 7");
    }

    static Scene service(Scene scene, String action, String scope, Map<String, String> parameters) {
        return scene.input(new CaseInput.Answered(new Answer(
                new ResponseId("service-response-" + answers++),
                action,
                Optional.empty(),
                Optional.of("iam-bot"),
                Set.of(scope),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                parameters)));
    }

    static Effect only(Scene scene) {
        List<Effect> effects = scene.current().progress().effects();
        if (effects.size() != 1) {
            throw new AssertionError("Expected one effect, but there are " + effects);
        }
        return effects.getFirst();
    }

    static Verdict verdict(Scene scene) {
        return answered(scene).verdict();
    }

    static Detail.OfAnswer answered(Scene scene) {
        return scene.last.stream()
                .map(CaseEvent::detail)
                .filter(Detail.OfAnswer.class::isInstance)
                .map(Detail.OfAnswer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static CaseEvent event(Scene scene, TimelineKind kind) {
        return scene.last.stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Expected " + kind + ", but there is only " + scene.kinds()));
    }
}
