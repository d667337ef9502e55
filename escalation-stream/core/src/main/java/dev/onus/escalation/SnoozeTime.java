package dev.onus.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** How long an answer wants a case to be snoozed, and whether it may be. */
sealed interface SnoozeTime {
    /** Parameter: an instant at which it ends. */
    String UNTIL = "until";
    /** Parameter: a duration after which it ends. */
    String FOR = "for";

    record Until(Instant until) implements SnoozeTime {}

    /** @param reason a sentence that says the limit */
    record Not(String reason) implements SnoozeTime {}

    static SnoozeTime of(Answer answer, Instant now, Progress progress) {
        Optional<Duration> wanted = wanted(answer, now);
        if (wanted.isEmpty()) {
            return new Not("Expected either until, an instant such as 2026-03-02T06:00:00Z, or for, a duration such as"
                    + " PT30M.");
        }
        Duration duration = wanted.get();
        if (!duration.isPositive()) {
            return new Not("Expected a time to come, but the snooze would be over already.");
        }
        if (duration.compareTo(Limits.LONGEST_SNOOZE) > 0) {
            return new Not("Expected at most " + Limits.LONGEST_SNOOZE.toDays() + " days, until "
                    + Times.words(now.plus(Limits.LONGEST_SNOOZE)) + ".");
        }
        Instant until = now.plus(duration);
        return earliestClock(progress)
                .filter(clock -> until.isAfter(clock.dueAt()))
                .<SnoozeTime>map(clock -> new Not("Expected no later than "
                        + Times.words(clock.dueAt()) + ", when the "
                        + clock.kind().word()
                        + " clock runs out; no snooze outlasts it."))
                .orElseGet(() -> new Until(until));
    }

    private static Optional<Duration> wanted(Answer answer, Instant now) {
        String until = answer.parameters().get(UNTIL);
        String lasting = answer.parameters().get(FOR);
        if ((until == null) == (lasting == null)) {
            return Optional.empty();
        }
        return lasting == null ? Times.find(until).map(end -> Duration.between(now, end)) : duration(lasting);
    }

    /** To the millisecond, as a case is kept. */
    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException | ArithmeticException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<Deadline> earliestClock(Progress progress) {
        return progress.deadlines().stream()
                .filter(deadline -> deadline.kind() == DeadlineKind.CONTAIN
                        || deadline.kind() == DeadlineKind.DECIDE
                        || deadline.kind() == DeadlineKind.RESOLVE)
                .min(Comparator.naturalOrder());
    }
}
