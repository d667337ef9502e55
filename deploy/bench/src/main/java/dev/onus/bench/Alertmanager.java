package dev.onus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus' Alertmanager, which keeps alerts in memory, as the reference: what {@code PATH} or
 * {@code ONUS_BENCH_ALERTMANAGER} names.
 */
final class Alertmanager implements AutoCloseable {
    private final Child process;
    private final int port;

    private Alertmanager(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Takes alerts and tells nobody. */
    static Optional<Alertmanager> start(Path dir) throws IOException, InterruptedException {
        return startWith(
                dir, "route: {receiver: nobody, group_wait: 1h, group_interval: 1h}\nreceivers: [{name: nobody}]\n");
    }

    /** Sends a notification for each alert, at once. */
    static Optional<Alertmanager> start(Path dir, int webhookPort) throws IOException, InterruptedException {
        return startWith(dir, """
                route: {receiver: webhook, group_by: ['...'], group_wait: 0s, group_interval: 1h, repeat_interval: 24h}
                receivers: [{name: webhook, webhook_configs: [{url: "http://127.0.0.1:%d/", send_resolved: false}]}]
                """.formatted(webhookPort));
    }

    private static Optional<Alertmanager> startWith(Path dir, String yaml) throws IOException, InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path configuration = Files.writeString(dir.resolve("alertmanager.yml"), yaml);
        int port = Child.freePort();
        Child process = Child.start(
                dir.resolve("alertmanager.log"),
                List.of(
                        program.get().toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + dir.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=error"));
        process.awaitPort(port);
        return Optional.of(new Alertmanager(process, port));
    }

    Target target() {
        return new Target(port, "");
    }

    Duration processorTime() {
        return process.processorTime();
    }

    private static Optional<Path> program() {
        Stream<Path> named = Optional.ofNullable(System.getenv("ONUS_BENCH_ALERTMANAGER")).map(Path::of).stream();
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder ->
                        Stream.of("prometheus-alertmanager", "alertmanager").map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
