package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told when, and what happens when nobody answers (ESC-1).
 *
 * @param priority the highest of those that match wins; equal ones go by name
 * @param acknowledgementExpiresAfter an acknowledgement is a lease of this length (design decision 12)
 * @param containWithin from the opening; empty means that containment has no clock of its own
 * @param resolveWithin from the opening
 */
public record EscalationPolicy(
        PolicyMatch match,
        int priority,
        List<Step> steps,
        Fallback fallback,
        Duration acknowledgementExpiresAfter,
        Optional<Duration> containWithin,
        Duration resolveWithin)
        implements Spec {
    public static final Duration DEFAULT_ACKNOWLEDGEMENT_EXPIRES_AFTER = Duration.ofMinutes(30);
    public static final Duration DEFAULT_RESOLVE_WITHIN = Duration.ofDays(3);
    public static final int MAX_STEPS = 50;
    /** No window is longer: a longer one is a mistake of unit. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    public EscalationPolicy {
        steps = List.copyOf(steps);
    }

    /** The steps that run one after another while nobody acknowledges. */
    public List<Step> acknowledgeSteps() {
        return steps.stream()
                .filter(step -> step.when() == StepCondition.NOT_ACKNOWLEDGED)
                .toList();
    }

    /** The steps that wait for another condition within a window of their own (ESC-13). */
    public List<Step> conditionSteps() {
        return steps.stream()
                .filter(step -> step.when() != StepCondition.NOT_ACKNOWLEDGED)
                .toList();
    }
}
