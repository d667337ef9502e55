package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A webhook receiver that outlives the Onus that posts to it. */
final class Receiver implements AutoCloseable {
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(20);

    /** A message as it came. */
    record Message(String path, String webhookId, String type, JsonNode data) {
        String person() {
            return data.path("person").asText();
        }

        String pageId() {
            return data.path("pageId").asText();
        }

        String caseId() {
            return data.path("caseId").asText();
        }

        boolean isRequest() {
            return type.equals("dev.onus.page.requested.v1");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to listen, but could not.", e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String address(String person) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + person;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = OnusApi.JSON.readTree(exchange.getRequestBody().readAllBytes());
            messages.add(new Message(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    event.path("type").asText(),
                    event.path("data")));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> requests(String caseId) {
        return messages.stream()
                .filter(message -> message.isRequest() && message.caseId().equals(caseId))
                .toList();
    }

    Message await(String what, Predicate<Message> wanted) {
        return await(what, wanted, ARRIVES_WITHIN);
    }

    Message await(String what, Predicate<Message> wanted, Duration atMost) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> messages.stream().anyMatch(wanted));
        return messages.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Ids that came more than once: the receiver of a duplicate must be able to tell. */
    List<String> repeatedIds() {
        Map<String, Long> counts =
                messages.stream().collect(Collectors.groupingBy(Message::webhookId, Collectors.counting()));
        List<String> repeated = new ArrayList<>();
        counts.forEach((id, count) -> {
            if (count > 1) {
                repeated.add(id);
            }
        });
        return repeated;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
