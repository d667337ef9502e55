package dev.onus.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process we started for a data directory, and for which process. A process id alone could by now belong to a
 * stranger: only one with the recorded start time is ours.
 */
final class ChildRecord {
    private static final Logger LOG = LoggerFactory.getLogger(ChildRecord.class);
    private static final String FILE = "process.properties";
    /** The system tells start times in its own ticks, and from a clock that may be set. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final Path file;

    ChildRecord(Path dir) {
        this.file = dir.resolve(FILE);
    }

    void remember(ProcessHandle child) {
        Properties properties = new Properties();
        put(properties, "child", child);
        put(properties, "parent", ProcessHandle.current());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "The schema registry's process and the one that started it.");
        } catch (IOException e) {
            child.destroyForcibly();
            throw new UncheckedIOException("Expected to write " + file + ", but could not.", e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("child-record kept file={} detail={}", file, e.getMessage());
        }
    }

    /** Ends a registry whose parent is gone; refuses if the parent is alive, because then the directory is in use. */
    void endLeftOver() {
        Properties properties = read();
        Optional<ProcessHandle> child = find(properties, "child");
        if (child.isEmpty()) {
            return;
        }
        find(properties, "parent")
                .filter(parent -> !parent.equals(ProcessHandle.current()))
                .ifPresent(parent -> {
                    throw new IllegalStateException(
                            "Expected nobody else to use %s, but process %d does; stop it first."
                                    .formatted(file.getParent(), parent.pid()));
                });
        LOG.warn("left-over ended pid={} reason=its-parent-is-gone", child.get().pid());
        end(child.get());
        forget();
    }

    private void end(ProcessHandle left) {
        left.destroyForcibly();
        try {
            left.onExit().get(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Expected the left-over process %d to end, but it did not within %d s."
                            .formatted(left.pid(), END_WITHIN.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read " + file + ", but could not.", e);
            }
        }
        return properties;
    }

    private static void put(Properties properties, String who, ProcessHandle process) {
        properties.setProperty(who + ".pid", Long.toString(process.pid()));
        process.info().startInstant().ifPresent(start -> properties.setProperty(who + ".started", start.toString()));
    }

    private static Optional<ProcessHandle> find(Properties properties, String who) {
        String pid = properties.getProperty(who + ".pid");
        String started = properties.getProperty(who + ".started");
        if (pid == null || started == null) {
            return Optional.empty();
        }
        Instant recorded = Instant.parse(started);
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> Duration.between(start, recorded).abs().compareTo(SAME_START) <= 0)
                        .isPresent());
    }
}
