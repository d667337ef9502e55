package dev.onus.registry.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that somebody asks about, by {@code from} and {@code to} of a query.
 *
 * @param to not in it; later than {@code from}
 */
public record AskedWindow(Instant from, Instant to) {
    private static final String FROM = "from";
    private static final String TO = "to";

    /** What comes: from now on, and so long, where nothing is said. */
    public static AskedWindow ahead(@Nullable String from, @Nullable String to, Instant now, Duration usual) {
        Instant begin = AskedTime.of(FROM, from, now);
        return of(begin, AskedTime.of(TO, to, begin.plus(usual)));
    }

    /** What was: until now, and so long, where nothing is said. */
    public static AskedWindow back(@Nullable String from, @Nullable String to, Instant now, Duration usual) {
        Instant end = AskedTime.of(TO, to, now);
        return of(AskedTime.of(FROM, from, end.minus(usual)), end);
    }

    private static AskedWindow of(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ProblemException.misunderstood(FROM, "Expected from before to, but got " + from + " and " + to + ".");
        }
        return new AskedWindow(from, to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public AskedWindow atMost(Duration longest) {
        if (length().compareTo(longest) > 0) {
            throw ProblemException.misunderstood(
                    TO,
                    "Expected at most " + longest.toDays() + " days from from to to, but got " + length().toDays()
                            + ".");
        }
        return this;
    }
}
