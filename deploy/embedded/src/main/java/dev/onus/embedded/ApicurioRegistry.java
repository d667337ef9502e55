package dev.onus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole Apicurio Registry in a process of its own, on loopback, with an H2 file in the directory. */
public final class ApicurioRegistry implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int LOG_TAIL_LINES = 20;

    private final Process process;
    private final String url;
    private final Thread hook;

    private ApicurioRegistry(Process process, String url) {
        this.process = process;
        this.url = url;
        this.hook = new Thread(process::destroyForcibly, "apicurio-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where the build unpacked it; a system property says otherwise. */
    public static Path defaultHome() {
        return Path.of(System.getProperty("onus.apicurio.home", "deploy/embedded/target/apicurio-registry"));
    }

    /** @param home where it is unpacked; @param dir what it keeps. Returns when its Confluent API answers. */
    public static ApicurioRegistry start(Path home, Path dir, int port) {
        Path jar = home.resolve("quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Expected the schema registry in " + home
                    + ", but it is not there; build deploy/embedded, or set onus.apicurio.home.");
        }
        Ports.requireFree("the schema registry", port);
        try {
            Files.createDirectories(dir);
            Path log = dir.resolve("registry.log");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar.toAbsolutePath().toString()));
            builder.environment().putAll(environment(dir, port, Ports.free()));
            builder.directory(dir.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            ApicurioRegistry registry = new ApicurioRegistry(
                    builder.start(), "http://" + EmbeddedKafka.HOST + ":" + port + "/apis/ccompat/v7");
            registry.awaitAnswer(log);
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the schema registry to start, but it did not.", e);
        }
    }

    /** The base address of its Confluent API. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> environment(Path dir, int port, int managementPort) {
        return Map.of(
                "APICURIO_STORAGE_KIND",
                "sql",
                "APICURIO_STORAGE_SQL_KIND",
                "h2",
                "APICURIO_DATASOURCE_URL",
                "jdbc:h2:file:" + dir.toAbsolutePath().resolve("registry") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "QUARKUS_HTTP_HOST",
                EmbeddedKafka.HOST,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_HOST",
                EmbeddedKafka.HOST,
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(managementPort));
    }

    private void awaitAnswer(Path log) throws IOException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            while (process.isAlive() && System.nanoTime() < deadline) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not yet.
                }
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> lines = Files.readAllLines(log);
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        close();
        throw new IllegalStateException("Expected the schema registry to answer at " + url + " within "
                + START_WITHIN.toSeconds() + " s, but it did not. The end of " + log + ":\n" + tail);
    }
}
