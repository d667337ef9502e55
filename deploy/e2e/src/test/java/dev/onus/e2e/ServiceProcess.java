package dev.onus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/** One service in a process of its own, as in production: its own class path, its own port, its own state. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    /** A service: its main class, and the folder or artifact by which its classes are known on a class path. */
    enum Service {
        REGISTRY("dev.onus.registry.RegistryApplication", "ownership-registry/service", "onus-registry-service"),
        INGEST("dev.onus.ingest.IngestApplication", "alert-ingest/service", "onus-alert-ingest"),
        STREAM("dev.onus.escalation.stream.StreamApplication", "escalation-stream/app", "onus-escalation-app"),
        NOTIFIER("dev.onus.notifier.NotifierApplication", "notifier", "onus-notifier");

        private final String mainClass;
        private final String folder;
        private final String artifact;

        Service(String mainClass, String folder, String artifact) {
            this.mainClass = mainClass;
            this.folder = folder;
            this.artifact = artifact;
        }

        private boolean isOn(String entry) {
            return entry.contains("/" + folder + "/target/") || entry.contains(artifact);
        }
    }

    private final Service service;
    private final int number;
    private final int port;
    private final Process process;
    private final Path output;

    private ServiceProcess(Service service, int number, int port, Process process, Path output) {
        this.service = service;
        this.number = number;
        this.port = port;
        this.process = process;
        this.output = output;
    }

    static ServiceProcess start(Service service, int number, Path folder, Map<String, String> settings) {
        JavaCommand command = new JavaCommand()
                .with("-Xmx192m")
                .with("-Dlogback.configurationFile=" + ServiceProcess.class.getResource("/logback-test.xml"))
                .without(entry -> entry.contains("/deploy/standalone/target/") || entry.contains("onus-standalone-"));
        for (Service other : Service.values()) {
            if (other != service) {
                command.without(other::isOn);
            }
        }
        int port = Ports.free().http();
        String name = service.name().toLowerCase(Locale.ROOT) + "-" + number;
        List<String> all = new ArrayList<>();
        settings.forEach((key, value) -> all.add("-D" + key + "=" + value));
        all.add("-Dmicronaut.server.host=127.0.0.1");
        all.add("-Dmicronaut.server.port=" + port);
        all.add("-Dendpoints.health.enabled=true");
        all.add("-Dendpoints.health.sensitive=false");
        all.add("-Donus.stream.data-dir=" + folder.resolve(name));
        all.add("-Donus.registry.data-dir=" + folder.resolve(name));
        all.add("-Donus.registry.instance-id=" + name);
        all.add("-Donus.ingest.instance-id=" + name);
        all.add("-Donus.notifier.instance-id=" + name);
        all.add("-Donus.stream.instance-id=" + name);
        all.forEach(command::with);
        Path output = folder.resolve(name + ".out");
        return new ServiceProcess(service, number, port, command.start(output, service.mainClass, List.of()), output);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Service service() {
        return service;
    }

    int number() {
        return number;
    }

    void awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await("readiness of " + service + " " + number)
                    .atMost(READY_WITHIN)
                    .until(() -> !process.isAlive() || Readiness.of(http, url()));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Expected " + service + " " + number + " to become ready, but it ended: "
                    + OnusProcess.read(output));
        }
    }

    /** What each of its threads is doing goes to its output (SIGQUIT). */
    void writeThreads() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + service + " to say what it does, but nobody can ask.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        Awaitility.await("the end of " + service).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
