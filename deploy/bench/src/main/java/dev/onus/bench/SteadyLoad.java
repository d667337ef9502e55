package dev.onus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many alerts a second over HTTP, one a request, each at its time. Times count from when an alert should have been
 * sent, so an answer that comes late makes those behind it late as well, and hides nothing.
 */
final class SteadyLoad implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final Target target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Long, Long> shouldBeSentAt = new ConcurrentHashMap<>();
    private long next;

    /** @param first number of the first alert; another load has other numbers */
    SteadyLoad(Target target, long first) {
        this.target = target;
        this.next = first;
    }

    /** Returns when all are answered: number of the alert to when it should have been sent, by {@link System#nanoTime()}. */
    Map<Long, Long> send(int perSecond, Duration duration) throws Exception {
        shouldBeSentAt.clear();
        long alerts = duration.toMillis() * perSecond / 1_000;
        long first = next;
        next += alerts;
        long begun = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int each = 0; each < CONNECTIONS; each++) {
            long offset = each;
            all.add(threads.submit(() -> {
                sendEveryNth(first, offset, alerts, begun, 1_000_000_000L / perSecond);
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        return Map.copyOf(shouldBeSentAt);
    }

    private void sendEveryNth(long first, long offset, long alerts, long begun, long everyNanos)
            throws IOException, InterruptedException {
        try (HttpConnection connection = new HttpConnection(target)) {
            for (long i = offset; i < alerts; i += CONNECTIONS) {
                long at = begun + i * everyNanos;
                Thread.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
                shouldBeSentAt.put(first + i, at);
                String body =
                        "[" + Load.alert(first + i, first + i, Instant.now().toString()) + "]";
                HttpConnection.Answer answer = connection.post(body.getBytes(StandardCharsets.UTF_8));
                if (answer.status() / 100 != 2 || answer.body().contains("unmapped")) {
                    throw new IOException("Expected the alert to be taken, but got " + answer + ".");
                }
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
