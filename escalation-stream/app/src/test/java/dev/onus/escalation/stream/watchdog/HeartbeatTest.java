package dev.onus.escalation.stream.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onus.escalation.stream.TaskBoard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A monitor outside hears a beat while deadlines fire on time, and nothing once they do not (SYS-8). */
class HeartbeatTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration MAX_LAG = Duration.ofSeconds(30);

    private final TaskBoard board = new TaskBoard();
    private final List<String> beats = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Heartbeat.class);
    private @Nullable Level before;
    private HttpServer monitor;
    private Heartbeat heartbeat;
    private Instant now = NOON;
    private boolean running = true;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        monitor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        monitor.createContext("/", this::hear);
        monitor.start();
        heartbeat = heartbeat("http://127.0.0.1:" + monitor.getAddress().getPort() + "/ping/path-secret?token=secret");
        logged.start();
        before = log.getLevel();
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        log.addAppender(logged);
    }

    @AfterEach
    void stop() {
        log.detachAppender(logged);
        log.setAdditive(true);
        log.setLevel(before);
        heartbeat.close();
        monitor.stop(0);
    }

    @Test
    void shouldBeatWithTheWatermarkOfEachPartitionWhileDeadlinesFireOnTime() throws IOException {
        board.say(0, open(NOON.plusSeconds(90)));
        board.say(1, open());
        now = NOON.plusSeconds(60);
        heartbeat.beat();

        JsonNode beat = new ObjectMapper().readTree(beats.getFirst());
        assertThat(beat.get("service").asText()).isEqualTo("escalation-stream");
        assertThat(beat.get("instance").asText()).isEqualTo("onus-1");
        assertThat(beat.get("at").asText()).isEqualTo("2026-03-02T12:01:00Z");
        assertThat(beat.get("partitions")).hasSize(2);
        assertThat(beat.get("partitions").get(0).get("partition").asInt()).isZero();
        assertThat(beat.get("partitions").get(0).get("watermark").asText()).isEqualTo("2026-03-02T12:01:00Z");
        assertThat(beat.get("oldestDueSeconds").asLong()).isZero();
    }

    @Test
    void shouldBeSilentOnceADeadlineIsOverdueAndBeatAgainOnceItHasFired() {
        board.say(0, open(NOON));
        now = NOON.plus(MAX_LAG).minusSeconds(1);
        heartbeat.beat();
        assertThat(beats).hasSize(1);

        now = NOON.plus(MAX_LAG);
        heartbeat.beat();
        assertThat(beats).hasSize(1);

        board.say(0, open());
        heartbeat.beat();
        assertThat(beats).hasSize(2);
    }

    @Test
    void shouldBeSilentWhileOneOfManyPartitionsLags() {
        board.say(0, open());
        board.say(1, open(NOON.minus(MAX_LAG)));
        heartbeat.beat();
        assertThat(beats).isEmpty();

        board.left(1);
        heartbeat.beat();
        assertThat(beats).hasSize(1);
    }

    @Test
    void shouldBeSilentWhileAGateIsClosedForTooLong() {
        board.say(0, new TaskBoard.Entry(false, NOON, 1, 0, Optional.empty()));
        now = NOON.plusSeconds(10);
        heartbeat.beat();
        assertThat(beats).hasSize(1);

        now = NOON.plus(MAX_LAG).plusSeconds(1);
        heartbeat.beat();
        assertThat(beats).hasSize(1);
    }

    @Test
    void shouldBeSilentWhileTheStreamsDoNotRun() {
        board.say(0, open());
        running = false;
        heartbeat.beat();
        assertThat(beats).isEmpty();
    }

    @Test
    void shouldSayOnceThatItIsSilentAndOnceThatItIsNotAnyMore() {
        running = false;
        heartbeat.beat();
        heartbeat.beat();
        running = true;
        heartbeat.beat();
        heartbeat.beat();
        assertThat(logged.list)
                .extracting(
                        ILoggingEvent::getLevel,
                        event -> event.getFormattedMessage().substring(0, "heartbeat=silent".length()))
                .containsExactly(tuple(Level.ERROR, "heartbeat=silent"), tuple(Level.INFO, "heartbeat=resume"));
    }

    @Test
    void shouldSayThatTheMonitorRefusedItWithoutSayingItsSecrets() {
        status = 500;
        heartbeat.beat();
        assertThat(logged.list).hasSize(1);
        assertThat(logged.list.getFirst().getFormattedMessage())
                .contains("status=500")
                .doesNotContain("secret");
    }

    @Test
    void shouldGoOnWhenTheMonitorCannotBeReached() {
        monitor.stop(0);
        heartbeat.beat();
        assertThat(logged.list.getFirst().getFormattedMessage())
                .contains("heartbeat=failed")
                .doesNotContain("secret");
    }

    @Test
    void shouldNotFollowTheMonitorElsewhere() {
        status = 302;
        heartbeat.beat();
        assertThat(beats).hasSize(1);
        assertThat(logged.list.getFirst().getFormattedMessage()).contains("status=302");
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() {
        assertThatThrownBy(() -> heartbeat("ftp://example.org/x")).hasMessageContaining("Expected");
        assertThatThrownBy(() -> heartbeat("example.org")).hasMessageContaining("Expected");
    }

    private Heartbeat heartbeat(String url) {
        return new Heartbeat(
                new HeartbeatSettings(URI.create(url), Duration.ofMinutes(1), MAX_LAG),
                "onus-1",
                board,
                () -> running,
                () -> now);
    }

    private void hear(HttpExchange exchange) throws IOException {
        beats.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static TaskBoard.Entry open() {
        return new TaskBoard.Entry(true, NOON, 1, 0, Optional.empty());
    }

    private static TaskBoard.Entry open(Instant firstDue) {
        return new TaskBoard.Entry(true, NOON, 1, 0, Optional.of(firstDue));
    }
}
