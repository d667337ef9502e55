package dev.onus.registry.keep;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something as it should be: looks again and again, on a thread of its own, from the start of the server to its end.
 * It compares what is with what should be, so that nothing that happened while nobody looked is missed. A look that fails
 * is made again; it must be harmless to make one twice, and for every replica to make it.
 */
public abstract class Keeper implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final String name;
    private final Duration lookEvery;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param name of what is kept, for thread and log */
    protected Keeper(String name, Duration lookEvery) {
        this.name = name;
        this.lookEvery = lookEvery;
        this.thread = Thread.ofPlatform().daemon().name("registry-" + name).unstarted(this::run);
    }

    /** Whether everything is there that a look needs, and there is something to look at. */
    protected abstract boolean isDue();

    /** Looks once. */
    protected abstract void look();

    @Override
    public final void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    private void run() {
        while (!rested(lookEvery)) {
            try {
                if (isDue()) {
                    look();
                }
            } catch (RuntimeException failure) {
                LOG.warn("{}=again reason=\"{}\"", name, failure.toString());
            }
        }
    }

    /** Waits for so long; true when the server stops meanwhile. */
    protected final boolean rested(Duration length) {
        try {
            return stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    public final void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.isAlive()) {
            boolean ended = thread.join(STOP_TIMEOUT);
            LOG.info("{}=stopped in-time={}", name, ended);
        }
    }
}
