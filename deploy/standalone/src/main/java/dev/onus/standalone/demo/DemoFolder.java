package dev.onus.standalone.demo;

import dev.onus.standalone.RefusedToStartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The demo's own folder, emptied before each demo, but never under a demo that still runs. */
final class DemoFolder {
    private static final String LOCK = "lock";
    /** What a killed demo left: by it the next start ends a schema registry that is still there. */
    private static final Set<String> KEPT = Set.of(LOCK, "process.properties");

    private DemoFolder() {}

    static void wipe(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new RefusedToStartException("Expected to start a fresh demo, but one is running in " + folder
                        + ". Stop it first, or choose another folder with --data.");
            }
            for (Path path : innermostFirst(folder)) {
                delete(path);
            }
        } catch (IOException e) {
            throw new RefusedToStartException("Expected to empty " + folder + ", but could not: " + e.getMessage(), e);
        }
    }

    private static List<Path> innermostFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (KEPT.contains(path.getFileName().toString())) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            // It holds something that is kept.
            return;
        }
    }
}
