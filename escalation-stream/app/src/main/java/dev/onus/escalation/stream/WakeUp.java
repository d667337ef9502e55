package dev.onus.escalation.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * One look at the clock, at the earliest time that matters. It is not repeated by itself: a repeating one would make an
 * idle application with exactly-once commit for ever.
 */
final class WakeUp {
    /** Clocks can be set; nobody sleeps longer than this without looking again. */
    static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);

    /** A wake-up that failed is made up for after this; what it should have done is still there. */
    static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private final ProcessorContext<String, SpecificRecord> context;
    private final Consumer<Instant> onWake;
    private @Nullable Cancellable scheduled;
    private Instant wakesAt = Instant.MAX;

    WakeUp(ProcessorContext<String, SpecificRecord> context, Consumer<Instant> onWake) {
        this.context = context;
        this.onWake = onWake;
    }

    /** Wakes at this time at the latest; an earlier one that is planned stays. */
    void atLatest(Instant at, Instant now) {
        Duration wanted = Duration.between(now, at);
        Duration sleep = wanted.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wanted;
        sleep = sleep.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : sleep;
        // When it really wakes, which is not what was due: that may be long past, and then every other time seems
        // later,
        // even when the clock has been set back and the plan lies far ahead.
        Instant planned = now.plus(sleep);
        if (!planned.isBefore(wakesAt)) {
            return;
        }
        cancel();
        wakesAt = planned;
        scheduled = context.schedule(sleep, PunctuationType.WALL_CLOCK_TIME, this::wake);
    }

    /** Streams keeps a cancelled plan until it is due and never calls it; a revived task must not inherit one. */
    void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        wakesAt = Instant.MAX;
    }

    private void wake(long wallNow) {
        cancel();
        Instant now = Instant.ofEpochMilli(wallNow);
        try {
            onWake.accept(now);
        } catch (RuntimeException e) {
            atLatest(now.plus(AGAIN_AFTER_FAILURE), now);
            throw e;
        }
    }
}
