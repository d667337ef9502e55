package dev.onus.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Takes notifications and counts them. */
final class WebhookReceiver implements AutoCloseable {
    /** No notification for so long, and there are none to come. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final int ALERTS_IN_ONE = 100;
    private static final int BACKLOG = 1_024;
    private static final int NO_CONTENT = 204;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong lastAt = new AtomicLong(System.nanoTime());
    private final HttpServer server;

    /** Only counts. */
    WebhookReceiver() throws IOException {
        this(body -> {});
    }

    /** @param took is given the body of each, on the thread of its request */
    WebhookReceiver(Consumer<byte[]> took) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            took.accept(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
            received.incrementAndGet();
            lastAt.set(System.nanoTime());
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Notifications a second, from the first alert that was sent to the last notification. */
    double perSecond(Target alertmanager, Duration duration) throws Exception {
        long before = received.get();
        long begun = System.nanoTime();
        try (Load load = new Load(alertmanager, ALERTS_IN_ONE)) {
            load.perSecond(duration);
        }
        while (System.nanoTime() - lastAt.get() < QUIET.toNanos()) {
            Thread.sleep(QUIET.dividedBy(10));
        }
        return (received.get() - before) * 1e9 / (lastAt.get() - begun);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
