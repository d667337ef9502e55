package dev.onus.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

    private ServiceProcess(Service service, int number, int port, Process process) {
        this.service = service;
        this.number = number;
        this.port = port;
        this.process = process;
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
        return new ServiceProcess(
                service, number, port, command.start(folder.resolve(name + ".out"), service.mainClass, List.of()));
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
        URI readiness = URI.create(url() + "/health/readiness");
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await("readiness of " + service + " " + number)
                    .atMost(READY_WITHIN)
                    .until(() -> isReady(http, readiness));
        }
    }

    private static boolean isReady(HttpClient http, URI address) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
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
