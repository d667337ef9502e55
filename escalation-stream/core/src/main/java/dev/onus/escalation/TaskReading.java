package dev.onus.escalation;

import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a task that the registry asks for can be a case. */
public final class TaskReading {
    /** A case keeps all that was said, so there is a bound to it. */
    static final int MAX_WORDS = 64;

    static final int MAX_LENGTH = 4_000;

    private TaskReading() {}

    /** The first thing that is wrong with it, as a sentence; empty when nothing is. */
    public static Optional<String> mistake(Map<String, String> said, Instant now) {
        Task task = new Task(said);
        return bounds(said)
                .or(() -> kind(task))
                .or(() -> missing(task))
                .or(() -> targets(task, TaskWords.TARGETS))
                .or(() -> targets(task, TaskWords.ESCALATE_TO))
                .or(() -> within(task))
                .or(() -> opening(task))
                .or(() -> word(task, TaskWords.SEVERITY, Severity.class))
                .or(() -> word(task, TaskWords.URGENCY, Urgency.class))
                .or(() -> times(task, now));
    }

    private static Optional<String> bounds(Map<String, String> said) {
        boolean fits =
                said.size() <= MAX_WORDS && said.values().stream().allMatch(value -> value.length() <= MAX_LENGTH);
        return fits
                ? Optional.empty()
                : Optional.of("Expected at most " + MAX_WORDS + " parameters of at most " + MAX_LENGTH
                        + " characters, but got more.");
    }

    private static Optional<String> kind(Task task) {
        return switch (task.kind()) {
            case HAND_OVER, COVERAGE_GAP, SILENT_SOURCE, WATCH -> Optional.empty();
            case ALERT, FIND_OWNER, REVIEW, STORM, UNKNOWN ->
                Optional.of(expected(TaskWords.KIND, "hand-over, coverage-gap, silent-source or watch", task));
        };
    }

    private static Optional<String> missing(Task task) {
        List<String> needed = switch (task.kind()) {
            case HAND_OVER -> List.of(TaskWords.TAKER, TaskWords.FROM);
            case COVERAGE_GAP -> List.of(TaskWords.GAP_AT);
            case SILENT_SOURCE -> List.of(TaskWords.SOURCE, TaskWords.SILENT_SINCE);
            default -> List.of(TaskWords.NEXT_LOOK_AT);
        };
        return Stream.concat(Stream.of(TaskWords.DEDUP_KEY, TaskWords.TITLE, TaskWords.TARGETS), needed.stream())
                .filter(key -> task.find(key).isEmpty())
                .findFirst()
                .map(key -> "Expected " + key + ", but it is missing.");
    }

    private static Optional<String> targets(Task task, String key) {
        return Arrays.stream(task.word(key).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && Target.find(text).isEmpty())
                .findFirst()
                .map(text ->
                        "Expected " + key + " to be targets, for example person:bo,team:app, but got '" + text + "'.");
    }

    private static Optional<String> within(Task task) {
        try {
            Duration window = task.within();
            return window.isPositive() && window.compareTo(EscalationPolicy.LONGEST_WINDOW) <= 0
                    ? Optional.empty()
                    : Optional.of(expected(TaskWords.WITHIN, "a time above nothing and of at most a year", task));
        } catch (DateTimeException notATime) {
            return Optional.of(expected(TaskWords.WITHIN, "a duration, for example PT4H", task));
        }
    }

    private static Optional<String> opening(Task task) {
        return task.find(TaskWords.OPENING)
                .filter(text -> !text.matches("[1-9][0-9]{0,8}"))
                .map(text -> expected(TaskWords.OPENING, "a number from 1", task));
    }

    private static <E extends Enum<E> & Word> Optional<String> word(Task task, String key, Class<E> type) {
        return task.find(key)
                .filter(text -> Word.find(type, text).isEmpty())
                .map(text -> expected(key, "one of " + Word.all(type), task));
    }

    private static Optional<String> times(Task task, Instant now) {
        String key = switch (task.kind()) {
            case HAND_OVER -> TaskWords.FROM;
            case COVERAGE_GAP -> TaskWords.GAP_AT;
            case SILENT_SOURCE -> TaskWords.SILENT_SINCE;
            default -> TaskWords.NEXT_LOOK_AT;
        };
        Optional<Instant> at = Times.find(task.word(key));
        if (at.isEmpty()) {
            return Optional.of(expected(key, "an instant, for example 2026-03-02T12:00:00Z", task));
        }
        return task.kind() == CaseKind.HAND_OVER && !at.get().isAfter(now)
                ? Optional.of("Expected a shift that begins later, but it began at " + Times.words(at.get()) + ".")
                : Optional.empty();
    }

    private static String expected(String key, String what, Task task) {
        return "Expected " + key + " to be " + what + ", but got '" + task.word(key) + "'.";
    }
}
