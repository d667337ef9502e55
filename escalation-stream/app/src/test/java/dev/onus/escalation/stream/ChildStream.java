package dev.onus.escalation.stream;

import dev.onus.embedded.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, so that it can be killed as a machine is. */
final class ChildStream implements AutoCloseable {
    private final Process process;

    private ChildStream(Process process) {
        this.process = process;
    }

    static ChildStream start(String applicationId, Path dataDirectory) {
        return start(applicationId, dataDirectory, EmbeddedCluster.shared().bootstrapServers());
    }

    static ChildStream start(String applicationId, Path dataDirectory, String bootstrapServers) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dmicronaut.server.host=127.0.0.1",
                "-Dmicronaut.server.port=-1",
                "-Donus.kafka.bootstrap-servers=" + bootstrapServers,
                "-Donus.schema-registry.urls=" + EmbeddedCluster.shared().registryUrl(),
                "-Donus.stream.application-id=" + applicationId,
                "-Donus.stream.data-dir=" + dataDirectory,
                "-cp",
                System.getProperty("java.class.path"),
                StreamApplication.class.getName());
        Path output = Path.of("target", "child-" + applicationId + "-" + dataDirectory.getFileName() + ".log");
        try {
            return new ChildStream(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start a child process.", e);
        }
    }

    /** As {@code kill -9}: nothing in it is told. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Expected the killed process to end, but it lives.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
