package dev.onus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A small file that only its owner may read, from the moment it exists. */
final class PrivateFile {
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path path;

    PrivateFile(Path path) {
        this.path = path;
    }

    Optional<String> read() {
        try {
            return Files.isRegularFile(path)
                    ? Optional.of(Files.readString(path).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + path + ", but could not.", e);
        }
    }

    /** What is in it, or what the supplier makes, written for the next time. */
    String readOrCreate(Supplier<String> content) {
        return read().orElseGet(() -> write(content.get()));
    }

    /** Replaces it in one step, so that a crash leaves the old or the new one. */
    String write(String content) {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, OWNER_ONLY);
            Files.write(beside, (content + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + path + ", but could not.", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to delete " + path + ", but could not.", e);
        }
    }
}
