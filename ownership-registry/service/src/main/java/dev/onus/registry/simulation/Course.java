package dev.onus.registry.simulation;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would happen.
 *
 * @param openedAs the alert's case before anybody was paged, as its first event shows it
 * @param finallyAs the alert's case at the end
 * @param events of the alert's case, and of those that it asks for, in the order in which they happen
 * @param repeats what goes on until somebody answers
 */
record Course(Case openedAs, Case finallyAs, List<CaseEvent> events, Instant endedAt, End end, List<Repeat> repeats) {
    Course {
        events = List.copyOf(events);
        repeats = List.copyOf(repeats);
    }

    /** Why it is followed no further. */
    enum End implements Word {
        RESOLVED("The case is resolved."),
        REPEATS("From here on nothing new happens until somebody answers."),
        UNTIL("The time to be followed is over."),
        TOO_MANY_EVENTS("More than " + SimulationLimits.MAX_EVENTS + " events are not followed.");

        private final String reason;

        End(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /**
     * Something that happens again and again.
     *
     * @param kind the word of the deadline
     * @param about the effect that it is about, in words; empty where there is none
     * @param every the longest time in between
     * @param from the first that is not among the events
     */
    record Repeat(Case of, String kind, Optional<String> about, Duration every, Instant from) {}
}
