package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.Overdue;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.registry.model.PriorityRule;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.StepCondition;
import dev.onus.registry.model.StormTerms;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.Terms;
import dev.onus.registry.model.TieBreak;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy that a test writes clause by clause; what it leaves out is as in configuration. */
final class Policy {
    private PolicyMatch match = PolicyMatch.EVERYTHING;
    private int priority = 1;
    private final List<Step> steps = new ArrayList<>();
    private Fallback fallback = fallback("team:platform");
    private Duration lease = Duration.ofMinutes(30);
    private Optional<Duration> containWithin = Optional.empty();
    private Optional<Duration> decideWithin = Optional.empty();
    private Duration resolveWithin = Duration.ofHours(24);
    private final Map<SlaClock, Overdue> overdue = new EnumMap<>(SlaClock.class);
    private Urgency urgency = Urgency.HIGH;
    private int reassignmentLimit = Terms.DEFAULT_REASSIGNMENT_LIMIT;
    private List<PriorityRule> priorities = List.of();

    /** The two steps of {@link Scene#usual()}. */
    static Policy usual() {
        Policy policy = new Policy();
        policy.steps.addAll(usualSteps());
        return policy;
    }

    static List<Target> targets(String... texts) {
        return Arrays.stream(texts).map(Target::parse).toList();
    }

    Policy matching(PolicyMatch only) {
        match = only;
        return this;
    }

    Policy before(int others) {
        priority = others;
        return this;
    }

    Policy steps(Step... these) {
        steps.clear();
        steps.addAll(List.of(these));
        return this;
    }

    /** One more step, with a condition and a window of its own; each entry waits five minutes. */
    Policy when(StepCondition condition, Duration within, int repeat, String... notify) {
        steps.add(new Step(
                targets(notify), List.of(), Duration.ofMinutes(5), repeat, condition, Optional.of(within), List.of()));
        return this;
    }

    Policy when(StepCondition condition, Duration within, EffectSpec effect) {
        steps.add(new Step(
                List.of(), List.of(), Duration.ofMinutes(5), 0, condition, Optional.of(within), List.of(effect)));
        return this;
    }

    Policy lease(Duration length) {
        lease = length;
        return this;
    }

    Policy containWithin(Duration window) {
        containWithin = Optional.of(window);
        return this;
    }

    Policy decideWithin(Duration window) {
        decideWithin = Optional.of(window);
        return this;
    }

    Policy resolveWithin(Duration window) {
        resolveWithin = window;
        return this;
    }

    Policy overdue(SlaClock clock, String... notify) {
        overdue.put(clock, new Overdue(targets(notify), List.of(), List.of()));
        return this;
    }

    Policy urgency(Urgency how) {
        urgency = how;
        return this;
    }

    Policy reassignmentLimit(int limit) {
        reassignmentLimit = limit;
        return this;
    }

    Policy priorities(PriorityRule... rules) {
        priorities = List.of(rules);
        return this;
    }

    EscalationPolicy build() {
        Terms terms = new Terms(
                decideWithin, overdue, urgency, reassignmentLimit, TieBreak.DEFAULT, StormTerms.DEFAULT, priorities);
        return new EscalationPolicy(match, priority, steps, fallback, lease, containWithin, resolveWithin, terms);
    }

    /** A scene under this policy alone. */
    Scene scene() {
        Scene scene = Scene.usual();
        scene.organisation.withPolicy("usual", build());
        return scene;
    }

    static List<Step> usualSteps() {
        return List.of(
                step(Duration.ofMinutes(5), 1, List.of("owner"), List.of(), List.of()),
                step(Duration.ofMinutes(10), 0, List.of("backup", "manager"), List.of(), List.of("pause-automation")));
    }

    static Step step(Duration within, int repeat, List<String> notify, List<String> inform, List<String> effects) {
        return new Step(
                notify.stream().map(Target::parse).toList(),
                inform.stream().map(Target::parse).toList(),
                within,
                repeat,
                StepCondition.NOT_ACKNOWLEDGED,
                Optional.empty(),
                effects.stream()
                        .map(word -> Scene.effect(Word.parse(EffectName.class, word)))
                        .toList());
    }

    static Fallback fallback(String target) {
        return new Fallback(List.of(Target.parse(target)), List.of(Scene.effect(EffectName.BLOCK_IDENTITY)));
    }
}
