package dev.onus.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks the registry's addresses one after the other, beginning with the one that answered last. */
final class RegistryHttp {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistrySettings settings;
    private final HttpClient http;
    private final AtomicInteger lastGood = new AtomicInteger();

    RegistryHttp(SchemaRegistrySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** What the registry itself answered to our question: its status, and the JSON that came with it. */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        int id() {
            JsonNode id = body.path("id");
            if (!id.canConvertToInt()) {
                throw new SchemaRegistryUnavailableException(
                        "Expected an id from the schema registry, but its answer has none.", null);
            }
            return id.intValue();
        }

        int errorCode() {
            return body.path("error_code").asInt();
        }

        String message() {
            return body.path("message").asText("no reason given");
        }
    }

    Answer get(String path) {
        return ask("GET", path, null);
    }

    Answer post(String path, JsonNode body) {
        return ask("POST", path, body.toString());
    }

    Answer put(String path, JsonNode body) {
        return ask("PUT", path, body.toString());
    }

    private Answer ask(String method, String path, @Nullable String body) {
        int count = settings.urls().size();
        int first = lastGood.get();
        List<SchemaRegistryUnavailableException> failures = new ArrayList<>();
        for (int attempt = 0; attempt < count; attempt++) {
            int index = (first + attempt) % count;
            try {
                Answer answer = askOne(settings.urls().get(index), method, path, body);
                lastGood.set(index);
                return answer;
            } catch (SchemaRegistryUnavailableException e) {
                failures.add(e);
            }
        }
        SchemaRegistryUnavailableException last = failures.removeLast();
        failures.forEach(last::addSuppressed);
        throw last;
    }

    private Answer askOne(URI base, String method, String path, @Nullable String body) {
        HttpRequest request = request(base, method, path, body);
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unavailable(base, e.getClass().getSimpleName() + " " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(base, "we were interrupted", e);
        }
        int status = response.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            throw unavailable(base, "it answered " + status, null);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw unavailable(base, "it answered " + status + "; look at the user name, password or token", null);
        }
        try {
            return new Answer(status, JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            // A proxy's page, not the registry: nothing is known about the schema.
            throw unavailable(base, "it answered " + status + " with something that is not JSON", e);
        }
    }

    private HttpRequest request(URI base, String method, String path, @Nullable String body) {
        String address = base.toString();
        String slash = address.endsWith("/") ? "" : "/";
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + slash + path))
                .timeout(settings.timeout())
                .header("Accept", CONTENT_TYPE + ", application/json");
        settings.credentials().authorization().ifPresent(value -> builder.header("Authorization", value));
        if (body == null) {
            return builder.method(method, BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", CONTENT_TYPE)
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private static SchemaRegistryUnavailableException unavailable(URI base, String what, @Nullable Exception cause) {
        return new SchemaRegistryUnavailableException(
                "Expected an answer from the schema registry at %s, but %s.".formatted(base, what), cause);
    }
}
