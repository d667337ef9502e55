package dev.onus.registry.oncall;

import dev.onus.registry.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments as a caller writes them in a query or a body. */
final class AskedTime {
    /** Longer than a quarter of a year, short enough that turns of minutes stay an answer and not a download. */
    static final Duration LONGEST_WINDOW = Duration.ofDays(92);

    private static final Duration USUAL_WINDOW = Duration.ofDays(28);

    private AskedTime() {}

    /** @param name of the field, for whoever wrote something else */
    static Instant of(String name, @Nullable String text, Instant otherwise) {
        return text == null || text.isBlank() ? otherwise : of(name, text);
    }

    static Instant of(String name, String text) {
        try {
            // The plus of an offset is a blank to whoever decodes a query.
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException other) {
            throw ProblemException.badRequest("Expected " + name
                    + " to be a time with its offset, as 2026-11-21T18:00:00Z, but got '" + text + "'.");
        }
    }

    /** A stretch of time that somebody looks at; from now on where nothing is said. */
    record Window(Instant from, Instant to) {
        static Window of(@Nullable String from, @Nullable String to, Instant now) {
            Instant begin = AskedTime.of("from", from, now);
            Instant end = AskedTime.of("to", to, begin.plus(USUAL_WINDOW));
            if (!begin.isBefore(end)) {
                throw ProblemException.badRequest(
                        "Expected to after from, but got from " + begin + " and to " + end + ".");
            }
            if (Duration.between(begin, end).compareTo(LONGEST_WINDOW) > 0) {
                throw ProblemException.badRequest(
                        "Expected at most " + LONGEST_WINDOW.toDays() + " days from from to to, but got "
                                + Duration.between(begin, end).toDays() + ".");
            }
            return new Window(begin, end);
        }
    }
}
