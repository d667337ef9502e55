package dev.onus.registry.simulation;

import dev.onus.escalation.Case;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case that is followed, and how often each of its deadlines that come back has been shown. */
final class Followed {
    private record Recurring(DeadlineKind kind, String subject) {}

    private final boolean everything;
    private final Map<Recurring, Integer> shown = new HashMap<>();
    private final Map<Recurring, Course.Repeat> left = new LinkedHashMap<>();
    private Case current;

    /** @param everything whether what comes back is shown each time */
    Followed(Case opened, boolean everything) {
        this.current = opened;
        this.everything = everything;
    }

    Case current() {
        return current;
    }

    void became(Case next) {
        current = next;
    }

    /** When something happens to it next, new or not. */
    Optional<Instant> nextDue() {
        return current.nextDue();
    }

    /** Whether anything is still to come that was not shown. */
    boolean hasNews(Instant horizon) {
        return current.progress().deadlines().stream()
                .filter(deadline -> !deadline.dueAt().isAfter(horizon))
                .anyMatch(this::isNews);
    }

    /** Whether something that tells people is still to come, however late; that a bound in time ends does not count. */
    boolean isUnfinished() {
        return current.progress().deadlines().stream()
                .filter(each -> each.kind() != DeadlineKind.EFFECT_EXPIRY && each.kind() != DeadlineKind.RISK_EXPIRY)
                .anyMatch(this::isNews);
    }

    /** Of what is due at this instant, what was shown before and only comes back; the rest counts as shown now. */
    Stale due(Instant now) {
        List<Deadline> due = current.progress().deadlines().stream()
                .filter(deadline -> !deadline.dueAt().isAfter(now))
                .toList();
        List<Deadline> stale = due.stream().filter(each -> !isNews(each)).toList();
        for (Deadline deadline : due) {
            if (stale.contains(deadline)) {
                every(deadline).ifPresent(every -> left.putIfAbsent(of(deadline), repeat(deadline, every)));
            } else {
                shown.merge(of(deadline), 1, Integer::sum);
            }
        }
        return new Stale(stale, stale.size() == due.size() && !due.isEmpty());
    }

    /** Somebody answered: what the catch-all hears after that is news again. */
    void answered() {
        shown.keySet().removeIf(each -> each.kind() == DeadlineKind.CATCH_ALL_REPEAT);
        left.keySet().removeIf(each -> each.kind() == DeadlineKind.CATCH_ALL_REPEAT);
    }

    /** What comes back from here on. */
    List<Course.Repeat> repeats() {
        Map<Recurring, Course.Repeat> all = new LinkedHashMap<>();
        for (Deadline deadline : current.progress().deadlines()) {
            every(deadline)
                    .filter(every -> shown.getOrDefault(of(deadline), 0) > 0)
                    .ifPresent(
                            every -> all.put(of(deadline), left.getOrDefault(of(deadline), repeat(deadline, every))));
        }
        return List.copyOf(all.values());
    }

    private boolean isNews(Deadline deadline) {
        int times = shown.getOrDefault(of(deadline), 0);
        return switch (deadline.kind()) {
            case FORGET -> false;
            case CATCH_ALL_REPEAT -> everything || times < SimulationLimits.CATCH_ALL_REPEATS_SHOWN;
            case CONTAIN, DECIDE, RESOLVE, DISPUTE, EFFECT_ANSWER, EFFECT_EXPIRY -> everything || times == 0;
            case ACKNOWLEDGE, REMINDER, ACKNOWLEDGEMENT_EXPIRY, SNOOZE, WORKING_HOURS, OFFER, CONDITION, RISK_EXPIRY ->
                true;
        };
    }

    /** How long at most until it comes back, for what does. */
    private static Optional<Duration> every(Deadline deadline) {
        return switch (deadline.kind()) {
            case CATCH_ALL_REPEAT -> Optional.of(Limits.CATCH_ALL_LONGEST_REPEAT);
            case CONTAIN, DECIDE, RESOLVE, DISPUTE, EFFECT_ANSWER -> Optional.of(Limits.OVERDUE_REPEAT);
            case ACKNOWLEDGE,
                    REMINDER,
                    ACKNOWLEDGEMENT_EXPIRY,
                    SNOOZE,
                    WORKING_HOURS,
                    OFFER,
                    CONDITION,
                    EFFECT_EXPIRY,
                    RISK_EXPIRY,
                    FORGET -> Optional.empty();
        };
    }

    private Course.Repeat repeat(Deadline deadline, Duration every) {
        return new Course.Repeat(current, deadline.kind().word(), every, deadline.dueAt());
    }

    private static Recurring of(Deadline deadline) {
        return new Recurring(deadline.kind(), deadline.subject());
    }
}
