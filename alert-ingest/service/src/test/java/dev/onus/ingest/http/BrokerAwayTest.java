package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.embedded.EmbeddedKafka;
import dev.onus.ingest.Bench;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {
    /** Generous: a busy machine also has to take the body in. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Test
    void shouldTurnAwayWithinBoundedTimeWhileTheBrokerIsAwayAndGoOnWhenItIsBack(@TempDir Path dir) {
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), 0);
        int port = Integer.parseInt(kafka.bootstrapServers().replaceFirst(".*:", ""));
        try (Bench bench = Bench.startedOn(kafka.bootstrapServers())) {
            assertThat(bench.post("/v1/alerts", alert("before")).statusCode()).isEqualTo(202);

            kafka.close();
            long begun = System.nanoTime();
            HttpResponse<String> answer = bench.post("/v1/alerts", alert("while it is away"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");

            kafka = EmbeddedKafka.start(dir.resolve("kafka"), port);
            await().atMost(Bench.SOON)
                    .until(() -> bench.post("/v1/alerts", alert("after")).statusCode() == 202);
            bench.put("siem.alerts", alert("after, over Kafka"));
            await().atMost(Bench.SOON)
                    .untilAsserted(() ->
                            assertThat(bench.alertsTitled("after, over Kafka")).hasSize(1));
            assertThat(bench.alertsTitled("before")).hasSize(1);
            assertThat(bench.alertsTitled("after")).isNotEmpty();
        } finally {
            kafka.close();
        }
    }

    private static String alert(String title) {
        return "{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\"}";
    }
}
