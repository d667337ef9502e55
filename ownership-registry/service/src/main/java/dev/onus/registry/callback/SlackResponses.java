package dev.onus.registry.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words for the one who pressed a button: Slack shows them only when they are posted to the address that came with the
 * press. It goes to Slack's own host, or to the one that the channel is configured with, and follows nothing from there.
 */
@Singleton
final class SlackResponses {
    private static final Logger LOG = LoggerFactory.getLogger(SlackResponses.class);
    private static final String HOST = "hooks.slack.com";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** More at once are not worth a thread: the message itself shows what became of the case. */
    private static final int MOST_AT_ONCE = 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Begins to post and does not wait for it. */
    void post(Channel channel, String address, Map<String, Object> words) {
        Optional<URI> to = allowed(channel, address);
        if (to.isEmpty() || !places.tryAcquire()) {
            LOG.info("slack-words=not-sent reason={}", to.isEmpty() ? "foreign-address" : "too-many");
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(to.get())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(words)))
                .build();
        var unused = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            places.release();
            LOG.info("slack-words={}", failure == null ? answer.statusCode() : "failed");
        });
    }

    private static Optional<URI> allowed(Channel channel, String address) {
        try {
            URI to = URI.create(address);
            boolean slack = "https".equals(to.getScheme()) && HOST.equals(to.getHost()) && to.getPort() == -1;
            boolean configured = channel.text(ChannelField.URL)
                    .map(URI::create)
                    .filter(own -> own.getAuthority() != null
                            && own.getAuthority().equals(to.getAuthority())
                            && own.getScheme().equals(to.getScheme()))
                    .isPresent();
            return slack || configured ? Optional.of(to) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String json(Map<String, Object> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Expected words to be JSON.", impossible);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
