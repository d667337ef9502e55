package dev.onus.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Everybody's inbox on this machine: a webhook receiver that shows what arrived. */
public final class Inbox implements AutoCloseable {
    /** The oldest are forgotten; a demo may run all day. */
    private static final int MOST_KEPT = 500;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<InboxPage> pages = new ArrayList<>();
    private final Consumer<InboxPage> listener;

    private Inbox(HttpServer server, Consumer<InboxPage> listener) {
        this.server = server;
        this.listener = listener;
    }

    public static Inbox open(Consumer<InboxPage> listener) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Inbox inbox = new Inbox(HttpServer.create(anyPort, 0), listener);
            inbox.server.createContext("/", inbox::handle);
            inbox.server.setExecutor(inbox.threads);
            inbox.server.start();
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to open a local inbox, but could not.", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized List<InboxPage> pages() {
        return List.copyOf(pages);
    }

    /** The first page that fits, now or as soon as it arrives; empty when that takes too long. */
    synchronized Optional<InboxPage> await(Predicate<InboxPage> wanted, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<InboxPage> found = pages.stream().filter(wanted).findFirst();
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                arrived(InboxPage.of(OnusApi.JSON.readTree(body)));
                exchange.sendResponseHeaders(204, -1);
            } else {
                byte[] html = InboxHtml.of(pages()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
            }
        }
    }

    private void arrived(InboxPage page) {
        listener.accept(page);
        synchronized (this) {
            if (pages.size() == MOST_KEPT) {
                pages.removeFirst();
            }
            pages.add(page);
            notifyAll();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
