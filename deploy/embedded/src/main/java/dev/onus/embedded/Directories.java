package dev.onus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that are gone when the process is. */
final class Directories {
    private Directories() {}

    /** Deletes what it can; a process that ends has nobody to tell about the rest. */
    static void delete(Path dir) {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(dir)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | RuntimeException e) {
            return;
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // A file that is being written at this moment; its directory stays.
            }
        }
    }
}
