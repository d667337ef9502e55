package dev.onus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One running Onus for all tests that leave it running; it ends with the test's own process. */
final class SharedOnus {
    private static final OnusProcess RUNNING = start();

    private SharedOnus() {}

    static OnusProcess get() {
        return RUNNING;
    }

    private static OnusProcess start() {
        OnusProcess started = OnusProcess.up(freshFolder("shared"), Ports.free());
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }

    static Path freshFolder(String name) {
        try {
            return Files.createTempDirectory("onus-e2e-").resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a temporary folder, but got none.", e);
        }
    }
}
