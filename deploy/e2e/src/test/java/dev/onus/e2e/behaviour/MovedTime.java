package dev.onus.e2e.behaviour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The only clock of a behaviour test. Threads that wait for it sleep until it is moved there; it knows whether any other
 * still works, so the test goes on exactly when nothing more can happen without time.
 */
final class MovedTime extends Clock {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Sleeper> sleepers = new ArrayList<>();
    private Instant now;
    private int working;

    MovedTime(Instant start) {
        now = start;
    }

    /** Somebody who waits for an instant, or for being called. */
    final class Sleeper {
        private final Instant until;
        private boolean awake;

        private Sleeper(Instant until) {
            this.until = until;
        }

        void wake() {
            synchronized (MovedTime.this) {
                if (!awake) {
                    awake = true;
                    working++;
                    sleepers.remove(this);
                    MovedTime.this.notifyAll();
                }
            }
        }
    }

    /** Makes a sleeper that {@link #sleep} waits for; until then it may be woken already. */
    synchronized Sleeper sleeper(Duration time) {
        return new Sleeper(now.plus(time));
    }

    /** Returns when the clock has come so far, or the sleeper is woken. Called by threads that count as working. */
    synchronized void sleep(Sleeper sleeper) {
        working--;
        if (!sleeper.awake && sleeper.until.isAfter(now)) {
            sleepers.add(sleeper);
        } else if (!sleeper.awake) {
            sleeper.wake();
        }
        notifyAll();
        while (!sleeper.awake) {
            pause();
        }
    }

    /** Runs it on a thread of its own, which counts as working from now on. */
    void work(Runnable task) {
        synchronized (this) {
            working++;
        }
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } finally {
                synchronized (this) {
                    working--;
                    notifyAll();
                }
            }
        });
    }

    /** Waits until everybody sleeps or is done. */
    synchronized void awaitQuiet() {
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        while (working > 0) {
            if (System.nanoTime() > patientUntil) {
                throw new AssertionError("Expected everybody to come to rest, but " + working + " still work.");
            }
            pause();
        }
    }

    /** When the next sleeper wakes by itself. */
    synchronized Optional<Instant> next() {
        return sleepers.stream().map(sleeper -> sleeper.until).min(Comparator.naturalOrder());
    }

    synchronized void moveTo(Instant instant) {
        now = instant;
        List.copyOf(sleepers).stream()
                .filter(sleeper -> !sleeper.until.isAfter(now))
                .forEach(Sleeper::wake);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Expected nobody to ask for another zone.");
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, 100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Expected not to be stopped.", stopped);
        }
    }
}
