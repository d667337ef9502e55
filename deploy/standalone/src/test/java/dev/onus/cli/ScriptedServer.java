package dev.onus.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told, and remembers what it was sent. */
final class ScriptedServer implements AutoCloseable {
    private record Answer(int status, String body) {}

    private static final Answer NOTHING = new Answer(404, "{\"title\":\"Not found\"}");

    private final HttpServer http;
    /** The paths with their queries, in the order in which they were asked for. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    ScriptedServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to listen, but could not.", e);
        }
        http.createContext("/", this::handle);
        http.start();
    }

    /** @param what method and path, as {@code GET /v1/cases}, or a path with its query, which wins */
    void answer(String what, int status, String body) {
        answers.put(what, new Answer(status, body));
    }

    String bodyOf(String what) {
        return Objects.requireNonNull(bodies.get(what), what);
    }

    /** @param what method and path, without a query */
    boolean wasAsked(String what) {
        return bodies.containsKey(what);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestURI().toString());
            bodies.put(what, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = Optional.ofNullable(answers.get(asked.getLast()))
                    .orElseGet(() -> answers.getOrDefault(what, NOTHING));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
