package dev.onus.registry.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** When the registry is to look again: often while something is about to happen, seldom while nothing is. */
final class NextLook {
    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration BUSY = Duration.ofMinutes(5);
    /** What is due in no time is seen together with what follows it at once. */
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    private NextLook() {}

    /**
     * @param busy whether a gap is open, whose end nobody wants to miss
     * @param expected when something will be to do, if anything
     */
    static Instant after(Instant now, boolean busy, Stream<Instant> expected) {
        Instant latest = now.plus(busy ? BUSY : IDLE);
        Instant first = expected.min(Instant::compareTo).orElse(latest);
        Instant earliest = now.plus(AT_LEAST);
        Instant next = first.isBefore(latest) ? first : latest;
        return next.isBefore(earliest) ? earliest : next;
    }
}
