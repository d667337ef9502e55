package dev.onus.e2e;

import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.ApiUnreachableException;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A producer that goes on while processes come and go, and remembers what it was promised: the receipts of what was
 * answered 202, and where in a topic what it wrote lies.
 */
final class Sender implements AutoCloseable {
    private static final int EVERY_MILLIS = 40;

    private final Supplier<OnusApi> intake;
    private final String source;
    private final String topic;
    private final String identity;
    private final ForeignProducer producer;
    private final List<String> receipts = new CopyOnWriteArrayList<>();
    private final List<Future<RecordMetadata>> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger notTaken = new AtomicInteger();
    private final Thread thread = Thread.ofPlatform().daemon().name("sender").unstarted(this::run);
    private volatile boolean stopping;

    Sender(Supplier<OnusApi> intake, String bootstrapServers, String source, String topic, String identity) {
        this.intake = intake;
        this.source = source;
        this.topic = topic;
        this.identity = identity;
        producer = new ForeignProducer(bootstrapServers);
    }

    void start() {
        thread.start();
    }

    /** How many were promised by each of the two ways, at least. */
    int promised() {
        return Math.min(receipts.size(), written.size());
    }

    int notTaken() {
        return notTaken.get();
    }

    /** No more is sent; what was answered 202 stays promised. */
    List<String> stop() throws InterruptedException {
        stopping = true;
        thread.join();
        return List.copyOf(receipts);
    }

    /** How many records the broker has taken for good. */
    int written() throws Exception {
        int taken = 0;
        for (Future<RecordMetadata> each : written) {
            each.get();
            taken++;
        }
        return taken;
    }

    private void run() {
        while (!stopping) {
            int next = number.getAndIncrement();
            written.add(producer.send(topic, body("kafka", next)));
            try (OnusApi api = intake.get()) {
                receipts.add(api.post("/v1/sources/" + source, OnusApi.AS_JSON, body("http", next))
                        .body()
                        .path("receipts")
                        .path(0)
                        .path("id")
                        .asText());
            } catch (ApiRefusedException | ApiUnreachableException notTakenNow) {
                notTaken.incrementAndGet();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some of them new findings, most of them repetitions. */
    private byte[] body(String way, int event) {
        return """
            {"identityId": "%s", "title": "Used from an unusual place", "severity": "low", "dedupKey": "%s-%d"}\
            """.formatted(identity, way, event % 7).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stopping = true;
        producer.close();
    }
}
