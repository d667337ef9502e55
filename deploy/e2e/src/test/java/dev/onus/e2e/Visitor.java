package dev.onus.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody who logged in to the console with a browser and looks at its pages. */
final class Visitor implements AutoCloseable {
    private final URI console;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(URI console, String token) {
        this.console = console;
        HttpResponse<String> home = send(HttpRequest.newBuilder(console.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", console.toString())
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
        if (home.statusCode() != 200 || home.uri().getPath().equals("/login")) {
            throw new IllegalStateException("Expected to be logged in, but got " + home.statusCode() + ".");
        }
    }

    /** The page as it came, whatever its status. */
    HttpResponse<String> look(String path) {
        return send(HttpRequest.newBuilder(console.resolve(path)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer of the console, but got none.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected an answer of the console, but was interrupted.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
