package dev.onus.notifier.channel.ticket;

import dev.onus.notifier.channel.SendResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets one message at a time look for a case's ticket and open it: two persons are paged in the same moment, and both
 * would find none. All pages of a case are one notifier's, so nobody else does it meanwhile.
 */
public final class OneAtATime {
    private static final int LOCKS = 256;

    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(place -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** @param timeout how long it waits for its turn */
    public SendResult run(String subject, Duration timeout, Supplier<SendResult> requests) {
        ReentrantLock lock = locks[Math.floorMod(subject.hashCode(), LOCKS)];
        try {
            if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return SendResult.temporary("Expected its turn at the ticket of its case, but another message has it.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return SendResult.temporary("Expected its turn at the ticket of its case, but the notifier is stopping.");
        }
        try {
            return requests.get();
        } finally {
            lock.unlock();
        }
    }
}
