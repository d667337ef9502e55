package dev.onus.registry.http;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.embedded.EmbeddedCluster;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry with its real HTTP server, on the real broker and schema registry. */
public final class RegistryServer implements AutoCloseable {
    /** SHA-256 of {@code test-secret}. */
    private static final String ADMIN_HASH = "9caf06bb4436cdbfa20af9121a626bc1093c4f54b31c0fa937957856135345b6";

    public static final String ADMIN_TOKEN = "onus_admin_test-secret";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RegistryServer(EmbeddedServer server) {
        this.server = server;
    }

    public static RegistryServer start() {
        return start(Map.of());
    }

    public static RegistryServer start(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "micronaut.server.port",
                -1,
                "micronaut.server.host",
                "127.0.0.1",
                "onus.kafka.bootstrap-servers",
                EmbeddedCluster.shared().bootstrapServers(),
                "onus.schema-registry.urls",
                EmbeddedCluster.shared().registryUrl(),
                "onus.answer-key",
                "00".repeat(32),
                "onus.registry.bootstrap-admin-token-hash",
                ADMIN_HASH));
        properties.putAll(more);
        RegistryServer started = new RegistryServer(ApplicationContext.run(EmbeddedServer.class, properties));
        await().atMost(READY_WITHIN)
                .until(() -> started.get("/health/readiness", null).status() == 200);
        return started;
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Answer get(String path) {
        return get(path, ADMIN_TOKEN);
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        return send("POST", path, ADMIN_TOKEN, body, headers);
    }

    public Answer apply(String yaml) {
        return post("/v1/apply", yaml, Map.of("Content-Type", "application/yaml"));
    }

    public Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURL() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().map().entrySet().stream()
                            .collect(java.util.stream.Collectors.toMap(
                                    entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                                    entry -> entry.getValue().getFirst())));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("Expected an answer from " + path, failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** What came back. */
    public record Answer(int status, String body, Map<String, String> headers) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new IllegalStateException("Expected JSON, but got " + body, notJson);
            }
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }
}
