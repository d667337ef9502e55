package dev.onus.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Presses the button behind the link of a page, as a browser would. */
final class AnswerLink {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    void acknowledge(String answerUrl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(answerUrl))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("action=acknowledge"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new UnexpectedException(
                        "Expected the answer to be taken, but got " + response.statusCode() + ".");
            }
        } catch (IOException e) {
            throw new UnexpectedException("Expected the answer link to work, but it did not: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedException("Expected to answer a page, but was interrupted.");
        }
    }
}
