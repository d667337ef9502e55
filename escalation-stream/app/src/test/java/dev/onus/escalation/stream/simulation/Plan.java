package dev.onus.escalation.stream.simulation;

import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An escalation policy as the reference reads it and as the registry gets it: one source, so that neither can be wrong
 * alone.
 *
 * @param contain the clock for containment; null when it has none
 * @param overdue whom a clock tells when it runs out, by its word; one that is not named: owner and manager
 */
record Plan(
        String name,
        long version,
        int priority,
        Set<Severity> severities,
        List<Step> steps,
        List<String> fallback,
        @Nullable String fallbackEffect,
        Duration lease,
        @Nullable Duration contain,
        @Nullable Duration decide,
        Duration resolve,
        Map<String, List<String>> overdue,
        int reassignmentLimit,
        boolean lowUrgency) {

    static final Duration DAY = Duration.ofDays(1);
    private static final List<String> DEFAULT_OVERDUE = List.of("owner", "manager");

    /**
     * @param when what the step waits for
     * @param within the window of a step that waits for a condition; null for those that follow each other
     * @param effect what it asks of platform teams; null for nothing
     */
    record Step(
            List<String> notifies,
            List<String> informs,
            Duration window,
            int repeat,
            String when,
            @Nullable Duration within,
            @Nullable Effect effect) {
        boolean isConditional() {
            return within != null;
        }
    }

    /** @param approver who has to approve it first; null: it is asked for at once */
    record Effect(
            String action,
            @Nullable String scope,
            Duration expiresAfter,
            Duration answerWithin,
            @Nullable String approver) {}

    static Step step(List<String> notifies, List<String> informs, int minutes, int repeat, @Nullable Effect effect) {
        return new Step(notifies, informs, Duration.ofMinutes(minutes), repeat, "not-acknowledged", null, effect);
    }

    static Step condition(
            String when, int withinMinutes, List<String> notifies, int minutes, int repeat, @Nullable Effect effect) {
        return new Step(
                notifies,
                List.of(),
                Duration.ofMinutes(minutes),
                repeat,
                when,
                Duration.ofMinutes(withinMinutes),
                effect);
    }

    List<String> overdueTargets(String clock) {
        return overdue.getOrDefault(clock, DEFAULT_OVERDUE);
    }

    /** The number of the first step after this one that pages while nobody acknowledges; 0 when there is none. */
    int stepAfter(int number) {
        for (int next = number + 1; next <= steps.size(); next++) {
            if (!steps.get(next - 1).isConditional()) {
                return next;
            }
        }
        return 0;
    }

    Map<String, Object> spec() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put(
                "match",
                Map.of("severity", severities.stream().map(Severity::word).toList()));
        spec.put("priority", priority);
        spec.put("steps", steps.stream().map(Plan::document).toList());
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("notify", fallback);
        if (fallbackEffect != null) {
            last.put("effects", List.of(fallbackEffect));
        }
        spec.put("fallback", last);
        spec.put("acknowledgementExpiresAfter", lease.toString());
        spec.put("resolveWithin", resolve.toString());
        if (contain != null) {
            spec.put("containWithin", contain.toString());
        }
        if (decide != null) {
            spec.put("decideWithin", decide.toString());
        }
        if (lowUrgency) {
            spec.put("urgency", "low");
        }
        if (!overdue.isEmpty()) {
            Map<String, Object> clocks = new LinkedHashMap<>();
            overdue.forEach((clock, targets) -> clocks.put(clock, Map.of("notify", targets)));
            spec.put("overdue", clocks);
        }
        spec.put("reassignmentLimit", reassignmentLimit);
        return spec;
    }

    private static Map<String, Object> document(Step step) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("notify", step.notifies());
        if (!step.informs().isEmpty()) {
            written.put("inform", step.informs());
        }
        written.put("acknowledgeWithin", step.window().toString());
        written.put("repeat", step.repeat());
        Duration within = step.within();
        if (within != null) {
            written.put("when", step.when());
            written.put("within", within.toString());
        }
        Effect effect = step.effect();
        if (effect != null) {
            written.put("effects", List.of(document(effect)));
        }
        return written;
    }

    private static Map<String, Object> document(Effect effect) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("action", effect.action());
        if (effect.scope() != null) {
            written.put("scope", effect.scope());
        }
        written.put("expiresAfter", effect.expiresAfter().toString());
        written.put("answerWithin", effect.answerWithin().toString());
        if (effect.approver() != null) {
            written.put("approval", Map.of("by", new ArrayList<>(List.of(effect.approver()))));
        }
        return written;
    }
}
