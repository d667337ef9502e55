package dev.onus.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Waits for the services to say that they are ready, as a load balancer would. */
final class Readiness {
    private static final Duration ASK_EVERY = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final URI address;

    Readiness(URI server) {
        this.address = URI.create(server + "/health/readiness");
    }

    /** @throws RefusedToStartException when that takes longer than allowed */
    void await(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        String last = "no answer";
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                Optional<HttpResponse<String>> response = ask(http);
                if (response.filter(each -> each.statusCode() == 200).isPresent()) {
                    return;
                }
                last = response.map(HttpResponse::body).orElse("no answer");
                Thread.sleep(ASK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedToStartException("Expected to wait until Onus is ready, but was interrupted.", e);
        }
        throw new RefusedToStartException("Expected Onus to be ready within " + atMost.toSeconds()
                + " s, but it is not: " + last + " The log says more: " + System.getProperty(LogFile.PROPERTY));
    }

    /** Empty when it does not answer this time, which on a busy machine says nothing about the next. */
    private Optional<HttpResponse<String>> ask(HttpClient http) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
