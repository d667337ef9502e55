package dev.onus.registry.simulation;

import dev.onus.escalation.Case;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case that is followed, and how often each of its deadlines that come back has been shown. */
final class Followed {
    private record Recurring(DeadlineKind kind, String subject) {}

    private final boolean everything;
    private final Map<Recurring, Integer> shown = new HashMap<>();
    private final Map<Recurring, Duration> apart = new HashMap<>();
    private final Map<Recurring, Deadline> left = new HashMap<>();
    private Case current;

    /** @param everything whether what comes back is shown each time */
    Followed(Case opened, boolean everything) {
        this.current = opened;
        this.everything = everything;
    }

    Case current() {
        return current;
    }

    /** The case after what happened at an instant. */
    void became(Case next, Instant now) {
        current = next;
        for (Deadline deadline : next.progress().deadlines()) {
            if (shown.containsKey(of(deadline))) {
                apart.merge(of(deadline), Duration.between(now, deadline.dueAt()), Followed::longer);
            }
        }
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
                left.putIfAbsent(of(deadline), deadline);
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
        return current.progress().deadlines().stream()
                .filter(deadline -> comesBack(deadline.kind()) && shown.getOrDefault(of(deadline), 0) > 0)
                .map(deadline -> repeat(left.getOrDefault(of(deadline), deadline)))
                .toList();
    }

    private boolean isNews(Deadline deadline) {
        int times = shown.getOrDefault(of(deadline), 0);
        return switch (deadline.kind()) {
            // No alert opens a watch, nothing of a sample is asked about, and one alert is no storm.
            case FORGET, LOOK, SAMPLE_END, STORM_WORD -> false;
            case CATCH_ALL_REPEAT -> everything || times < SimulationLimits.CATCH_ALL_REPEATS_SHOWN;
            case CONTAIN, DECIDE, RESOLVE, DISPUTE, EFFECT_ANSWER, EFFECT_EXPIRY -> everything || times == 0;
            case ACKNOWLEDGE, REMINDER, ACKNOWLEDGEMENT_EXPIRY, SNOOZE, WORKING_HOURS, OFFER, CONDITION, RISK_EXPIRY ->
                true;
        };
    }

    private static boolean comesBack(DeadlineKind kind) {
        return switch (kind) {
            case CATCH_ALL_REPEAT, CONTAIN, DECIDE, RESOLVE, DISPUTE, EFFECT_ANSWER, EFFECT_EXPIRY -> true;
            case ACKNOWLEDGE,
                    REMINDER,
                    ACKNOWLEDGEMENT_EXPIRY,
                    SNOOZE,
                    WORKING_HOURS,
                    OFFER,
                    CONDITION,
                    RISK_EXPIRY,
                    FORGET,
                    LOOK,
                    SAMPLE_END,
                    STORM_WORD -> false;
        };
    }

    private Course.Repeat repeat(Deadline deadline) {
        Optional<String> effect = current.progress().effects().stream()
                .filter(each -> each.id().equals(deadline.subject()))
                .map(Effect::words)
                .findFirst();
        Duration every = deadline.kind() == DeadlineKind.CATCH_ALL_REPEAT
                ? Limits.CATCH_ALL_LONGEST_REPEAT
                : apart.getOrDefault(of(deadline), Limits.OVERDUE_REPEAT);
        return new Course.Repeat(current, deadline.kind().word(), effect, every, deadline.dueAt());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Recurring of(Deadline deadline) {
        return new Recurring(deadline.kind(), deadline.subject());
    }
}
