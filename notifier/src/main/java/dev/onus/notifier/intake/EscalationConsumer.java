package dev.onus.notifier.intake;

import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads {@code onus.escalations}. It begins once the registry's records are there, and begins again
 * after whatever breaks.
 */
public final class EscalationConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationConsumer.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaConnection connection;
    private final IntakeSettings settings;
    private final CompletableFuture<Void> registryCaughtUp;
    private final IntakeParts parts;
    private final CompletableFuture<@Nullable Void> closing = new CompletableFuture<>();
    private final Thread thread =
            Thread.ofPlatform().name("onus-notifier").daemon().unstarted(this::run);
    private volatile IntakeState state = IntakeState.WAITING_FOR_REGISTRY;
    private volatile @Nullable IntakeSession session;

    public EscalationConsumer(
            KafkaConnection connection,
            IntakeSettings settings,
            CompletableFuture<Void> registryCaughtUp,
            IntakeParts parts) {
        this.connection = connection;
        this.settings = settings;
        this.registryCaughtUp = registryCaughtUp;
        this.parts = parts;
    }

    public void start() {
        thread.start();
    }

    public IntakeState state() {
        IntakeSession current = session;
        return current != null && current.isAssigned() ? IntakeState.READY : state;
    }

    private void run() {
        CompletableFuture.anyOf(registryCaughtUp, closing).join();
        while (!closing.isDone()) {
            state = IntakeState.WAITING_FOR_PARTITIONS;
            try (IntakeSession running = new IntakeSession(connection, settings, parts)) {
                session = running;
                running.run(closing::isDone);
            } catch (FencedInstanceIdException fenced) {
                LOG.error(
                        "notifier stopped reason=fenced instance={} detail=\"Another process has the same"
                                + " onus.notifier.instance-id; give each its own.\"",
                        settings.instanceId());
                state = IntakeState.FENCED;
                return;
            } catch (RuntimeException | Error broken) {
                // Also an error such as no memory: without this thread nobody is paged, and nobody would know.
                LOG.warn("intake begins again reason={}", broken.toString(), broken);
                pause();
            } finally {
                session = null;
            }
        }
        state = IntakeState.CLOSED;
    }

    private void pause() {
        try {
            closing.get(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            // The usual case: nobody closes it meanwhile.
        } catch (InterruptedException | ExecutionException stopped) {
            closing.complete(null);
        }
    }

    /** Stops reading, gives what is on its way a moment to end, commits, and returns in bounded time. */
    @Override
    public void close() {
        closing.complete(null);
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
