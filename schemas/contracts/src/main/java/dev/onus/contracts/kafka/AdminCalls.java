package dev.onus.contracts.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for what an admin client was asked, and gives the broker's own exception when it refuses. */
final class AdminCalls {
    private static final int WITHIN_SECONDS = 30;

    private AdminCalls() {}

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Expected the broker to answer about topics, but it failed.", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException(
                    "Expected the broker to answer within " + WITHIN_SECONDS + " s, but it did not.", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
