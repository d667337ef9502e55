package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.ingest.Bench;
import dev.onus.ingest.BrokerProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under load the broker stands still, goes on, is killed and comes back: every 202 is in the topic. */
class BrokerUnderLoadTest {
    private static final int SENDERS = 8;

    @TempDir
    private Path dir;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void shouldLoseNothingThatWasAnswered202() throws Exception {
        BrokerProcess broker = BrokerProcess.start(dir.resolve("kafka"), 0);
        try (Bench bench = Bench.startedOn(broker.bootstrapServers());
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            IntStream.range(0, SENDERS).forEach(sender -> senders.execute(() -> send(bench, sender)));
            awaitMore(50);

            broker.pause();
            awaitTurnedAway();
            broker.goOn();
            awaitMore(50);

            broker.kill();
            awaitTurnedAway();
            broker = BrokerProcess.start(dir.resolve("kafka"), broker.port());
            awaitMore(50);

            enough.set(true);
            senders.shutdown();
            assertThat(senders.awaitTermination(Bench.SOON.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Set<String> there = bench.alerts().stream()
                    .map(record -> record.value().getTitle())
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(taken);
            assertThat(bench.receipts()).hasSizeGreaterThanOrEqualTo(taken.size());
        } finally {
            enough.set(true);
            broker.goOn();
            broker.close();
        }
    }

    private void send(Bench bench, int sender) {
        for (int number = 0; !enough.get(); number++) {
            String title = "under load " + sender + "-" + number;
            HttpResponse<String> answer = bench.post(
                    "/v1/alerts", "{\"identityId\":\"a:b:c" + number % 20 + "\",\"title\":\"" + title + "\"}");
            if (answer.statusCode() == 202) {
                taken.add(title);
            } else {
                assertThat(List.of(503)).contains(answer.statusCode());
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                turnedAway.incrementAndGet();
            }
        }
    }

    private void awaitMore(int alerts) {
        int wanted = taken.size() + alerts;
        await().atMost(Bench.SOON.multipliedBy(2)).until(() -> taken.size() >= wanted);
    }

    private void awaitTurnedAway() {
        int before = turnedAway.get();
        await().atMost(Bench.SOON).until(() -> turnedAway.get() > before);
    }
}
