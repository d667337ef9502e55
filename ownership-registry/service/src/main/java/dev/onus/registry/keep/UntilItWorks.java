package dev.onus.registry.keep;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a start needs, again until it works: what it needs is not there yet, has not got its name yet, or answers with
 * anything else than it will. It gives up only when it is told to stop.
 */
public final class UntilItWorks {
    private static final Logger LOG = LoggerFactory.getLogger(UntilItWorks.class);

    private final Duration againAfter;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable String waitsFor;

    public UntilItWorks(Duration againAfter) {
        this.againAfter = againAfter;
    }

    public interface Action {
        void run() throws Exception;
    }

    /** Whether it worked before the end. It must be harmless to begin it twice. */
    public boolean done(String what, Action action) {
        while (isGoingOn()) {
            try {
                action.run();
                waitsFor = null;
                return true;
            } catch (InterruptedException interrupted) {
                stop();
                Thread.currentThread().interrupt();
            } catch (Exception failure) {
                waitsFor = what + ": " + failure;
                LOG.warn("registry=waiting for={} again-in={} reason=\"{}\"", what, againAfter, failure.toString());
                pause();
            }
        }
        return false;
    }

    /** What did not work the last time, and why; empty when nothing has failed or it works now. */
    public Optional<String> waitsFor() {
        return Optional.ofNullable(waitsFor);
    }

    public boolean isGoingOn() {
        return stopping.getCount() > 0;
    }

    public void stop() {
        stopping.countDown();
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(againAfter.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("registry=looking-again stopped={}", stopped);
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
        }
    }
}
