package dev.onus.bench;

import dev.onus.contracts.ProposedDocument;
import dev.onus.registry.client.TokenText;
import dev.onus.registry.model.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ownership registry as a process of its own beside a {@link BenchBroker}. */
final class RegistryProcess implements AutoCloseable {
    private static final String HEAP = "-Xmx512m";
    private static final String MAIN = "dev.onus.registry.RegistryApplication";
    private static final String TOKEN = "bench";
    /** For the process, such as {@code -XX:StartFlightRecording=…}. */
    private static final String MORE_OPTIONS = "ONUS_BENCH_REGISTRY_OPTIONS";

    /** A million cases take minutes to be read for the first time. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(20);

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int LAST = 64;
    private static final int OK = 200;

    private final Child process;
    private final Target target;

    private RegistryProcess(Child process, Target target) {
        this.process = process;
        this.target = target;
    }

    /**
     * What the registry would have written had everything been applied to it, and a token of the person who is paged
     * first. Written before its first start, so that no open case looks as if the records had changed under it.
     *
     * @return the token
     */
    static String write(BenchBroker broker) {
        TokenText token = TokenText.create(TOKEN, new SecureRandom());
        Map<String, Object> record = BenchOrganisation.document(
                Kind.TOKEN,
                TOKEN,
                Map.of("hash", token.hash(), "person", BenchOrganisation.FIRST_PERSON, "scopes", List.of("admin")));
        List<ProposedDocument> documents = new ArrayList<>(BenchOrganisation.records().stream()
                .map(each -> WrittenRecords.document(each.getKind(), each.getName(), each.getJson()))
                .toList());
        documents.add(WrittenRecords.document(Kind.TOKEN, TOKEN, record));
        try (WrittenRecords records = new WrittenRecords(broker)) {
            records.write(TOKEN, documents);
        }
        return token.text();
    }

    /** Returns when every case that is open now can be read. */
    static RegistryProcess start(BenchBroker broker, String token) throws IOException, InterruptedException {
        return start(broker, token, List.of());
    }

    /** @param more options of the process, which win over the usual ones */
    static RegistryProcess start(BenchBroker broker, String token, List<String> more)
            throws IOException, InterruptedException {
        int port = Child.freePort();
        List<String> options = new ArrayList<>(List.of(
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-Dmicronaut.server.host=127.0.0.1",
                "-Dmicronaut.server.port=" + port,
                "-Donus.registry.instance-id=bench",
                "-Donus.answer-key=" + "0b".repeat(32),
                "-Donus.registry.data-dir=" + broker.dir().resolve("registry")));
        options.addAll(broker.clientOptions());
        options.addAll(more);
        options.addAll(Child.optionsIn(MORE_OPTIONS));
        Path jars = OnusUp.root().resolve("deploy/bench/target/lib-registry");
        long begun = System.nanoTime();
        Child process = Child.java(
                broker.dir().resolve("registry-" + begun + ".log"),
                Child.classPathWithout(List.of("onus-alert-ingest", "onus-escalation-app")) + ":" + jars + "/*",
                options,
                MAIN,
                List.of());
        process.awaitPort(port);
        RegistryProcess started = new RegistryProcess(process, new Target(port, token));
        started.awaitReady();
        System.err.printf(
                "registry: ready after %.1f s, %.0f MiB%n",
                (System.nanoTime() - begun) / 1e9, process.residentMebibytes());
        return started;
    }

    Target target() {
        return target;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            try (HttpConnection connection = new HttpConnection(target)) {
                if (connection.get("/health/readiness").status() == OK) {
                    return;
                }
            } catch (IOException notYet) {
                process.awaitPort(target.port());
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw new IOException("Expected the registry to be ready within " + READY_WITHIN + ", but it is not.");
    }

    Duration processorTime() {
        return process.processorTime();
    }

    double residentMebibytes() throws IOException {
        return process.residentMebibytes();
    }

    /** Returns when the last of them can be read from each topic, with their pages; each partition has some of these. */
    void awaitCases(WrittenCases cases) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpConnection connection = new HttpConnection(target)) {
            for (long number = cases.written() - 1; number >= Math.max(0, cases.written() - LAST); number--) {
                String id = cases.id(number);
                await(connection, "/v1/cases/" + id + "/timeline", "page-requested", end);
                await(connection, "/v1/cases/" + id, BenchOrganisation.TITLE, end);
                await(connection, "/v1/receipts/" + cases.receipt(number), id, end);
            }
        }
    }

    /** Returns when it is known as registered. */
    void awaitIdentity(String id) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpConnection connection = new HttpConnection(target)) {
            await(connection, "/v1/identities/" + id + "/ownership", "\"registered\":true", end);
        }
    }

    private static void await(HttpConnection connection, String path, String text, long end)
            throws IOException, InterruptedException {
        while (!connection.get(path).body().contains(text)) {
            if (System.nanoTime() > end) {
                throw new IOException("Expected " + path + " to show " + text + ", but it does not.");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Nothing that it leaves is used again, so it is not waited for, unless a profile is to be written. */
    @Override
    public void close() throws InterruptedException {
        if (System.getenv(MORE_OPTIONS) == null) {
            process.close();
        } else {
            process.end();
        }
    }
}
