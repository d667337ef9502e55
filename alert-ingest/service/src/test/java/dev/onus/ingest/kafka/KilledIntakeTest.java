package dev.onus.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.ingest.Bench;
import dev.onus.ingest.IngestApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** G1 for what comes over Kafka: the process is killed while it works, again and again. */
class KilledIntakeTest {
    private static final int RECORDS = 6_000;
    private static final int KILLS = 2;
    private static final String TOPIC = "siem.killed";

    @Test
    void shouldShowEachRawRecordAsOneAlertAlthoughTheProcessIsKilled() throws Exception {
        try (Bench bench = Bench.prepared()) {
            bench.record("Source", "killed", "{\"format\":\"onus\",\"kafka\":{\"topic\":\"" + TOPIC + "\"}}");
            Process process = start(bench);
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int seen = alerts(bench).size();
                    produce(bench, kill);
                    await().atMost(Bench.SOON)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> alerts(bench).size() > seen);
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                    process = start(bench);
                }
                await().atMost(Bench.SOON.multipliedBy(2))
                        .until(() -> alerts(bench).size() >= KILLS * RECORDS);
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            assertThat(alerts(bench)).hasSize(KILLS * RECORDS).doesNotHaveDuplicates();
            assertThat(bench.receipts())
                    .filteredOn(receipt -> "killed".equals(receipt.getSource()))
                    .hasSize(KILLS * RECORDS);
        }
    }

    private static void produce(Bench bench, int round) {
        IntStream.range(0, RECORDS).forEach(i -> {
            String body = "{\"identityId\":\"a:b:c%d\",\"title\":\"killed %d-%d\"}".formatted(i % 50, round, i);
            var sent = bench.raw.send(new ProducerRecord<>(TOPIC, body.getBytes(StandardCharsets.UTF_8)));
            assertThat(sent).isNotNull();
        });
        bench.raw.flush();
    }

    private static List<String> alerts(Bench bench) {
        return bench.alerts().stream()
                .filter(record -> record.value().getSource().equals("killed"))
                .map(record -> record.value().getTitle())
                .toList();
    }

    private static Process start(Bench bench) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.onus.contracts"));
        bench.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                IngestApplication.class.getName()));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
