package dev.onus.registry.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who is told when, and what happens when nobody answers (ESC-1).
 *
 * @param priority the highest of those that match wins; equal ones go by name
 * @param acknowledgementExpiresAfter an acknowledgement is a lease of this length (design decision 12)
 * @param containWithin from the opening; empty means that containment has no clock of its own
 * @param resolveWithin from the opening
 * @param terms what it says beside its steps
 */
public record EscalationPolicy(
        PolicyMatch match,
        int priority,
        List<Step> steps,
        Fallback fallback,
        Duration acknowledgementExpiresAfter,
        Optional<Duration> containWithin,
        Duration resolveWithin,
        Terms terms)
        implements Spec {
    public static final Duration DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER = Duration.ofMinutes(30);
    public static final Duration DEFAULT_RESOLVE_WITHIN = Duration.ofDays(3);
    public static final int MAX_STEPS = 50;
    /** No window is longer: a longer one is a mistake of unit. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    public EscalationPolicy {
        steps = List.copyOf(steps);
    }

    /** The step of this number, which is its place in the policy from 1; empty when there is none. */
    public Optional<Step> step(int number) {
        return number >= 1 && number <= steps.size() ? Optional.of(steps.get(number - 1)) : Optional.empty();
    }

    /** The number of the first step after this one that runs while nobody acknowledges; empty when there is none. */
    public OptionalInt acknowledgeStepAfter(int number) {
        for (int each = number + 1; each <= steps.size(); each++) {
            if (!steps.get(each - 1).isConditional()) {
                return OptionalInt.of(each);
            }
        }
        return OptionalInt.empty();
    }

    /** The steps that run one after another while nobody acknowledges. */
    public List<Step> acknowledgeSteps() {
        return steps.stream().filter(step -> !step.isConditional()).toList();
    }

    /** Numbers of the steps that wait for a condition within a window of their own (ESC-13). */
    public List<Integer> conditionSteps() {
        List<Integer> numbers = new ArrayList<>();
        for (int each = 1; each <= steps.size(); each++) {
            if (steps.get(each - 1).isConditional()) {
                numbers.add(each);
            }
        }
        return numbers;
    }

    /** The window of a step that waits for a condition: its own, else that of the clock that stands for it. */
    public Optional<Duration> window(Step step) {
        return step.within().or(() -> switch (step.when()) {
            case NOT_CONTAINED -> containWithin;
            case NOT_DECIDED -> terms.decideWithin();
            case NOT_RESOLVED -> Optional.of(resolveWithin);
            case NOT_ACKNOWLEDGED, NOT_RENEWED, NOT_REVOKED -> Optional.empty();
        });
    }
}
