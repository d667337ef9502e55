package dev.onus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The same load for everybody: so many connections, each sending its next request when the last was answered. Every alert
 * is another one, as if each were found for the first time.
 */
final class Load implements AutoCloseable {
    static final int CONNECTIONS = 64;

    private static final AtomicLong NEXT = new AtomicLong();
    private static final int IDENTITIES = 1_000;

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int alertsInOne;

    Load(Target target, int alertsInOne) throws IOException {
        this.alertsInOne = alertsInOne;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new HttpConnection(target));
        }
    }

    /** Alerts a second that were answered with success, over so long. */
    double perSecond(Duration duration) throws Exception {
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        List<Callable<Long>> senders = new ArrayList<>();
        connections.forEach(connection -> senders.add(() -> send(connection, end)));
        long requests = 0;
        for (Future<Long> each : threads.invokeAll(senders)) {
            requests += each.get();
        }
        return requests * alertsInOne * 1e9 / (System.nanoTime() - begun);
    }

    private long send(HttpConnection connection, long end) throws IOException {
        long requests = 0;
        while (System.nanoTime() < end) {
            HttpConnection.Answer answer = connection.post(body());
            if (answer.status() / 100 != 2 || answer.body().contains("unmapped")) {
                throw new IOException("Expected the alerts to be taken, but got " + answer + ".");
            }
            requests++;
        }
        return requests;
    }

    private byte[] body() {
        String now = Instant.now().toString();
        return LongStream.range(0, alertsInOne)
                .map(i -> NEXT.getAndIncrement())
                .mapToObj(number -> alert(number, number % IDENTITIES, now))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** In Alertmanager's shape, for whoever takes that. */
    static String alert(long number, long identity, String now) {
        return """
                {"labels":{"alertname":"CredentialLeaked","severity":"critical","cluster":"eu-1","namespace":"payments",\
                "service_account":"api-%d","finding":"f-%d"},\
                "annotations":{"summary":"A token of a service account was used from outside, finding %d",\
                "description":"Somebody used the token of a service account from an address that it was never used from."},\
                "startsAt":"%s","generatorURL":"http://prometheus.example.org/graph?g0.expr=leaked"}""".formatted(identity, number, number, now);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
