package dev.onus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where processes of a test keep their data. */
final class Folders {
    private Folders() {}

    /** A folder of this name that does not exist yet, below one that nobody else has. */
    static Path fresh(String name) {
        try {
            return Files.createTempDirectory("onus-e2e-").resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a temporary folder, but got none.", e);
        }
    }
}
