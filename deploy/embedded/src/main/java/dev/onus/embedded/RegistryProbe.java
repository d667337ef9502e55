package dev.onus.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until the registry answers. */
final class RegistryProbe {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration EACH_WITHIN = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int TAIL_LINES = 20;
    private static final int OK = 200;

    enum Outcome {
        ANSWERS("it answers"),
        ENDED("its process ended"),
        TOO_LATE("it did not within " + WITHIN.toSeconds() + " s"),
        INTERRUPTED("we were interrupted");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final HttpRequest request;

    RegistryProbe(String url) {
        this.request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                .timeout(EACH_WITHIN)
                .build();
    }

    Outcome await(Process process) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(EACH_WITHIN).build()) {
            while (System.nanoTime() < deadline) {
                if (answers(http)) {
                    return Outcome.ANSWERS;
                }
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return Outcome.ENDED;
                }
            }
            return Outcome.TOO_LATE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.INTERRUPTED;
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            // Nothing listens there yet.
            return false;
        }
    }

    static String tailOf(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
