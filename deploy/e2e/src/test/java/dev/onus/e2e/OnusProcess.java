package dev.onus.e2e;

import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole of Onus as {@code ./onus up} starts it, in processes of its own. */
final class OnusProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final Process process;
    private final Path data;
    private final Ports ports;
    private final OnusApi api;

    private OnusProcess(Process process, Path data, Ports ports, OnusApi api) {
        this.process = process;
        this.data = data;
        this.ports = ports;
        this.api = api;
    }

    /** Starts on the folder and returns when it is ready. */
    static OnusProcess up(Path data, Ports ports) {
        Process process = new JavaCommand()
                .with("-Xmx384m")
                .with("-Donus.apicurio.home=" + System.getProperty("onus.apicurio.home"))
                .with("-Dlogback.configurationFile=logback.xml")
                .start(
                        data.resolveSibling(data.getFileName() + ".out"),
                        "dev.onus.cli.Onus",
                        List.of(
                                "up",
                                "--data=" + data,
                                "--port=" + ports.http(),
                                "--kafka-port=" + ports.kafka(),
                                "--registry-port=" + ports.registry()));
        try {
            awaitReady(process, data, ports);
        } catch (RuntimeException e) {
            killAll(process);
            throw e;
        }
        OnusApi api = new OnusApi(urlOf(ports), Optional.of(read(data.resolve("admin-token"))));
        return new OnusProcess(process, data, ports, api);
    }

    private static void awaitReady(Process process, Path data, Ports ports) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await("readiness of " + data)
                    .atMost(READY_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive()
                            || (Files.exists(data.resolve("url")) && Readiness.of(http, urlOf(ports))));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Expected Onus to become ready, but it ended: "
                    + read(data.resolveSibling(data.getFileName() + ".out")));
        }
    }

    private static URI urlOf(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    OnusApi api() {
        return api;
    }

    URI url() {
        return urlOf(ports);
    }

    String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The Confluent API of the schema registry that it started. */
    String schemaRegistry() {
        return "http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7";
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** SIGKILL for the process and for all it started; nobody gets to say good-bye. */
    void killEverything() {
        killAll(process);
    }

    private static void killAll(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await("the end of all processes").until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** SIGKILL for the main process alone: what it started is left over. */
    List<ProcessHandle> killParent() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        Awaitility.await("the end of the process").until(() -> !process.isAlive());
        return children;
    }

    /** As {@code kill} and Ctrl-C do it. Answers what it had started and what is still there. */
    List<ProcessHandle> stop() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Expected Onus to stop within " + STOPS_WITHIN + ", but it did not.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return children.stream().filter(ProcessHandle::isAlive).toList();
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not.", e);
        }
    }

    @Override
    public void close() {
        api.close();
        if (process.isAlive()) {
            killEverything();
        }
    }
}
