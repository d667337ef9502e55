package dev.onus.notifier.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A local server that speaks a vendor's documented protocol, keeps what it was sent, and refuses what the vendor would
 * refuse. It can be told to misbehave for the next requests.
 */
public abstract class FakeVendor implements AutoCloseable {
    /** Of one request. */
    public interface Answer {
        void to(HttpExchange exchange, String body) throws IOException, InterruptedException;
    }

    protected static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Answer> next = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    protected FakeVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** As the vendor does when all is well; it judges the request strictly. */
    protected abstract void serve(HttpExchange exchange, String body) throws IOException, InterruptedException;

    public final String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next requests, as many as answers are given, are answered so; those after them as ever. */
    public final void answerNext(Answer... answers) {
        for (Answer answer : answers) {
            next.add(answer);
        }
    }

    /** The next request is taken over as ever, but its answer never comes. */
    public final void hangAfterTakingNext() {
        next.add((exchange, body) -> {
            serve(new UnheardExchange(exchange), body);
            boolean ignored = closed.await(60, TimeUnit.SECONDS);
        });
    }

    /** Takes its time. */
    public final Answer late(Answer answer) {
        return (exchange, body) -> {
            boolean ignored = closed.await(500, TimeUnit.MILLISECONDS);
            answer.to(exchange, body);
        };
    }

    /** As ever. */
    public final Answer asEver() {
        return this::serve;
    }

    /** Never answers, and has taken nothing over. */
    public final Answer never() {
        return (exchange, body) -> {
            boolean ignored = closed.await(60, TimeUnit.SECONDS);
        };
    }

    public static Answer closeAtOnce() {
        return (exchange, body) -> exchange.close();
    }

    public static Answer status(int status, String text) {
        return (exchange, body) -> answer(exchange, status, "text/plain", text);
    }

    public static Answer status(int status, String header, String value) {
        return (exchange, body) -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public static Answer json(int status, String json) {
        return (exchange, body) -> answer(exchange, status, "application/json", json);
    }

    protected static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        answer(exchange, status, "application/json; charset=utf-8", json.toString());
    }

    protected static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    protected static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    protected static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = next.poll();
            if (answer == null) {
                serve(exchange, body);
            } else {
                answer.to(exchange, body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
