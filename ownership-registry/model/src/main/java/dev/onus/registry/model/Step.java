package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of a policy.
 *
 * @param notifies accountable: an answer of one of them stops the clock (ESC-4)
 * @param informs told beside them; their answer is recorded and stops nothing
 * @param acknowledgeWithin how long each entry into the step waits
 * @param repeat how often the step is entered again before the next one
 * @param when what has to be still missing for the step to fire (ESC-13)
 * @param within from the opening: the step fires then if its condition is still missing, whoever has acknowledged;
 *     empty for a step that follows the one before it
 * @param effects asked for when the step fires (ESC-3)
 */
public record Step(
        List<Target> notifies,
        List<Target> informs,
        Duration acknowledgeWithin,
        int repeat,
        StepCondition when,
        Optional<Duration> within,
        List<EffectSpec> effects) {
    public static final Duration DEFAULT_ACKNOWLEDGE_WITHIN = Duration.ofMinutes(15);
    public static final int DEFAULT_REPEAT = 0;
    public static final int MAX_REPEAT = 20;

    public Step {
        notifies = List.copyOf(notifies);
        informs = List.copyOf(informs);
        effects = List.copyOf(effects);
    }

    /** Whether it has a window of its own and does not wait for the step before it (ESC-13). */
    public boolean isConditional() {
        return when != StepCondition.NOT_ACKNOWLEDGED || within.isPresent();
    }

    /** A step that pages these while nobody acknowledges; everything else as when it is left out. */
    public static Step paging(Duration acknowledgeWithin, Target... notifies) {
        return new Step(
                List.of(notifies),
                List.of(),
                acknowledgeWithin,
                DEFAULT_REPEAT,
                StepCondition.NOT_ACKNOWLEDGED,
                Optional.empty(),
                List.of());
    }
}
