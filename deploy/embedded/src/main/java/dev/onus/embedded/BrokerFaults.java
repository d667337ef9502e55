package dev.onus.embedded;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker is made for a process of its own, and ends that process when it cannot go on. In ours it must not: it says
 * why, stops the thread that asked, and tells the brokers' owners.
 */
final class BrokerFaults {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);
    private static final Set<CompletableFuture<String>> WATCHERS = ConcurrentHashMap.newKeySet();

    private BrokerFaults() {}

    /** Stops the broker's thread that wanted to end the process. */
    static final class BrokerFailedError extends Error {
        private static final long serialVersionUID = 1L;

        BrokerFailedError(String message) {
            super(message);
        }
    }

    /** Told when the broker cannot go on. */
    static CompletableFuture<String> watch() {
        CompletableFuture<String> watcher = new CompletableFuture<>();
        WATCHERS.add(watcher);
        Exit.setExitProcedure(BrokerFaults::stopThread);
        Exit.setHaltProcedure(BrokerFaults::stopThread);
        return watcher;
    }

    static void forget(CompletableFuture<String> watcher) {
        WATCHERS.remove(watcher);
    }

    private static void stopThread(int status, @Nullable String message) {
        String what = "status " + status + (message == null ? "" : ": " + message);
        LOG.error("broker failed {} thread={}", what, Thread.currentThread().getName(), new Exception("asked here"));
        WATCHERS.forEach(watcher -> watcher.complete(what));
        throw new BrokerFailedError("Expected the embedded broker to run, but it gave up with " + what);
    }
}
