package dev.onus.registry.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory for what need not outlive the process. */
record TemporaryDirectory(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);

    static TemporaryDirectory create(String prefix) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory(prefix));
        } catch (IOException noDirectory) {
            throw new UncheckedIOException("Expected a temporary directory, but got none.", noDirectory);
        }
    }

    /** What cannot be deleted is left to the system's own cleaning; nothing depends on it. */
    void delete() {
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException left) {
            LOG.warn("temporary-directory=left path={}", path, left);
        }
    }
}
