package dev.onus.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a process says of itself to whoever would send it requests. */
final class Readiness {
    private Readiness() {}

    static boolean of(HttpClient http, URI process) throws InterruptedException {
        try {
            HttpRequest asked =
                    HttpRequest.newBuilder(process.resolve("/health/readiness")).build();
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
