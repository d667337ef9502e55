package dev.onus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole Apicurio Registry in a process of its own, on loopback, with its ids in an H2 file (SYS-6). It ends with this
 * process: at {@link #close()}, at a normal exit, and by itself when this process is killed. What is left over all the
 * same is ended at the next start (design rule 19).
 */
public final class ApicurioRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApicurioRegistry.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final String LOG_FILE = "registry.log";
    private static final String LAST_LOG_FILE = "registry.log.1";

    private final Process process;
    private final String url;
    private final ChildRecord record;
    private final Thread hook;

    private ApicurioRegistry(Process process, String url, ChildRecord record) {
        this.process = process;
        this.url = url;
        this.record = record;
        this.hook = new Thread(process::destroyForcibly, "apicurio-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where the build unpacked it; the system property {@code onus.apicurio.home} says otherwise. */
    public static Path defaultHome() {
        return Path.of(System.getProperty("onus.apicurio.home", "deploy/embedded/target/apicurio-registry"));
    }

    /**
     * Returns when its Confluent API answers.
     *
     * @param home where it is unpacked
     * @param dir what it keeps: its data, its log, and which process it is
     * @param wantedPort 0 for any that is free
     * @throws IllegalStateException if it is not there, the port is in use, another Onus uses the directory, or it does
     *     not answer in time; the message has the end of its log
     */
    public static ApicurioRegistry start(Path home, Path dir, int wantedPort) {
        long begun = System.nanoTime();
        Path jar = home.resolve(ApicurioCommand.JAR).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Expected the schema registry in " + home.toAbsolutePath()
                    + ", but it is not there; build deploy/embedded, or set onus.apicurio.home.");
        }
        try {
            Files.createDirectories(dir);
            ChildRecord record = new ChildRecord(dir);
            record.endLeftOver();
            int port = Ports.choose("the schema registry", wantedPort);
            ApicurioRegistry registry = launch(jar, dir, port, record);
            registry.awaitAnswer(dir.resolve(LOG_FILE));
            LOG.info(
                    "schema-registry started url={} pid={} millis={}",
                    registry.url,
                    registry.process.pid(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the schema registry to start in " + dir + ", but it did not.", e);
        }
    }

    /** The base address of its Confluent API. */
    public String url() {
        return url;
    }

    /** The process, for whoever wants to see what becomes of it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            record.forget();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook runs or has run.
        }
    }

    private static ApicurioRegistry launch(Path jar, Path dir, int port, ChildRecord record) throws IOException {
        Path log = dir.resolve(LOG_FILE);
        if (Files.exists(log)) {
            Files.move(log, dir.resolve(LAST_LOG_FILE), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = ApicurioCommand.line(jar, dir);
        Map<String, String> environment = ApicurioCommand.environment(dir, port, Ports.free());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile()).environment().putAll(environment);
        Process process = builder.start();
        record.remember(process.toHandle());
        return new ApicurioRegistry(
                process, "http://" + EmbeddedKafka.HOST + ":" + port + ApicurioCommand.CONFLUENT_API, record);
    }

    private void awaitAnswer(Path log) throws IOException {
        RegistryProbe.Outcome outcome = new RegistryProbe(url).await(process);
        if (outcome != RegistryProbe.Outcome.ANSWERS) {
            close();
            throw new IllegalStateException("Expected the schema registry to answer at %s, but %s. The end of %s:%n%s"
                    .formatted(url, outcome.words(), log, RegistryProbe.tailOf(log)));
        }
    }
}
