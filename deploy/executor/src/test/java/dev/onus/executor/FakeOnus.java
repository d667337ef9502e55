package dev.onus.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes outcomes as Onus does, and can be away for a while. */
final class FakeOnus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An outcome as it came. */
    record Told(String effectId, String outcome, String detail, String authorization, String idempotencyKey) {}

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger awayFor = new AtomicInteger();

    FakeOnus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to listen, but could not.", e);
        }
        server.createContext("/v1/effects/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void beAwayFor(int requests) {
        awayFor.set(requests);
    }

    List<Told> told(String effectId) {
        return told.stream().filter(each -> each.effectId().equals(effectId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (awayFor.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            told.add(new Told(
                    path.replaceAll("^/v1/effects/(.*)/outcome$", "$1"),
                    body.path("outcome").asText(),
                    body.path("detail").asText(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
