package dev.onus.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One server, one token; a refusal is an exception, so that a caller cannot mistake it for an answer. */
public final class OnusApi implements AutoCloseable {
    /** For reading and writing bodies; plain trees, no classes of ours. */
    public static final ObjectMapper JSON = new ObjectMapper();

    public static final String AS_JSON = "application/json";
    public static final String AS_YAML = "application/yaml";

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    /** An apply waits until the services have read it, and an answer up to 5 s for its verdict. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final URI server;
    private final Optional<String> token;
    private final HttpClient http;

    public OnusApi(URI server, Optional<String> token) {
        this.server = server;
        this.token = token;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
    }

    public URI server() {
        return server;
    }

    public JsonNode get(String path) {
        return send("GET", path, Map.of(), new byte[0]).body();
    }

    /** A body that is no JSON, as it is. */
    public String text(String path) {
        HttpResponse<String> response = exchange(request("GET", path, Map.of(), new byte[0]));
        if (response.statusCode() >= 400) {
            throw new ApiRefusedException(response.statusCode(), parse(response.body()));
        }
        return response.body();
    }

    public ApiAnswer post(String path, String contentType, byte[] body) {
        return send("POST", path, Map.of("Content-Type", contentType), body);
    }

    public ApiAnswer postJson(String path, JsonNode body) {
        return post(path, AS_JSON, bytes(body));
    }

    /** A tree as it travels. */
    public static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ApiRefusedException on any answer of 400 and above */
    public ApiAnswer send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpResponse<String> response = exchange(request(method, path, headers, body));
        JsonNode answer = parse(response.body());
        if (response.statusCode() >= 400) {
            throw new ApiRefusedException(response.statusCode(), answer);
        }
        return new ApiAnswer(response.statusCode(), answer);
    }

    private HttpRequest request(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(withoutSlash(server.toString()) + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/json, application/problem+json, text/calendar;q=0.9")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request.build();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ApiUnreachableException(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiUnreachableException(server, e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode tree = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
            return tree.isMissingNode() ? JSON.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("detail", body.strip());
        }
    }

    /** A path segment or query value, as it travels. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
