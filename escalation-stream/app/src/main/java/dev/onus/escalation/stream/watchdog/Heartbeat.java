package dev.onus.escalation.stream.watchdog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.escalation.stream.TaskBoard;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a monitor outside, again and again, that every deadline fires on time. While one does not, it is silent: the
 * monitor's alarm needs nothing of Onus, neither its broker nor its notifier (SYS-8, design: the system watches itself).
 */
final class Heartbeat implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** Why it is silent. */
    enum Silence {
        NOT_RUNNING,
        LAGGING
    }

    private final HeartbeatSettings settings;
    private final String instance;
    private final TaskBoard board;
    private final BooleanSupplier running;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("onus-stream-heartbeat").daemon().factory());
    private Optional<Silence> said = Optional.empty();

    /** @param running whether the streams of this process run */
    Heartbeat(
            HeartbeatSettings settings,
            String instance,
            TaskBoard board,
            BooleanSupplier running,
            InstantSource clock) {
        this.settings = settings;
        this.instance = instance;
        this.board = board;
        this.running = running;
        this.clock = clock;
    }

    void start() {
        long every = settings.every().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::beatWhateverHappens, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }

    /** One look, and one beat if all is well. */
    synchronized void beat() {
        Instant now = clock.instant();
        SortedMap<Integer, Instant> watermarks = board.watermarks(now);
        Optional<Silence> silence = silence(watermarks, now);
        say(silence, watermarks);
        if (silence.isEmpty()) {
            post(body(watermarks, now));
        }
    }

    private Optional<Silence> silence(SortedMap<Integer, Instant> watermarks, Instant now) {
        if (!running.getAsBoolean()) {
            return Optional.of(Silence.NOT_RUNNING);
        }
        Instant oldest = now.minus(settings.maxLag());
        return watermarks.values().stream().allMatch(oldest::isBefore)
                ? Optional.empty()
                : Optional.of(Silence.LAGGING);
    }

    /** Once for each change, not for each beat that is left out. */
    private void say(Optional<Silence> silence, SortedMap<Integer, Instant> watermarks) {
        if (silence.equals(said)) {
            return;
        }
        said = silence;
        if (silence.isPresent()) {
            LOG.error("heartbeat=silent reason={} watermarks={}", silence.get(), watermarks);
        } else {
            LOG.info("heartbeat=resumed watermarks={}", watermarks);
        }
    }

    private String body(SortedMap<Integer, Instant> watermarks, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", "escalation-stream");
        body.put("instance", instance);
        body.put("at", now.toString());
        List<Map<String, Object>> partitions = watermarks.entrySet().stream()
                .map(each -> Map.<String, Object>of(
                        "partition", each.getKey(), "watermark", each.getValue().toString()))
                .toList();
        body.put("partitions", partitions);
        body.put("oldestDueSeconds", board.oldestDueAge(now).toSeconds());
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected texts and numbers to become JSON, but they did not.", e);
        }
    }

    private void post(String body) {
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                LOG.warn("heartbeat=failed host={} status={}", settings.host(), status);
            }
        } catch (IOException e) {
            LOG.warn(
                    "heartbeat=failed host={} reason={}",
                    settings.host(),
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An exception would end the timer without a word, which would look like an engine that lags. */
    private void beatWhateverHappens() {
        try {
            beat();
        } catch (RuntimeException e) {
            LOG.error("heartbeat=failed host={}", settings.host(), e);
        }
    }
}
