package dev.onus.standalone;

import dev.onus.cli.api.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The folder that everything is kept in, held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final boolean isNew;

    private DataFolder(Path path, FileChannel channel, boolean isNew) {
        this.path = path;
        this.channel = channel;
        this.isNew = isNew;
    }

    /**
     * Takes the folder. The system lets go of the lock when the process ends, however it ends.
     *
     * @throws RefusedToStartException when another process has it
     */
    static DataFolder take(Path path) {
        try {
            boolean isNew = !Files.exists(path.resolve(Installation.TOKEN_FILE));
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new RefusedToStartException(
                        "Expected to have " + path
                                + " alone, but an Onus that is running has it. Stop that one, or choose another folder with --data.");
            }
            return new DataFolder(path, channel, isNew);
        } catch (IOException e) {
            throw new RefusedToStartException(
                    "Expected to keep data in " + path + ", but could not: " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether Onus starts here for the first time. */
    boolean isNew() {
        return isNew;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path schemaRegistry() {
        return path.resolve("schema-registry");
    }

    Path state() {
        return path.resolve("state");
    }

    Path log() {
        return path.resolve("onus.log");
    }

    Path answerKey() {
        Path file = path.resolve("answer-key");
        new PrivateFile(file).readOrCreate(Secrets::answerKey);
        return file;
    }

    /** A name that this installation keeps, so that after a kill the groups know it again at once. */
    String instanceId() {
        return new PrivateFile(path.resolve("instance-id")).readOrCreate(() -> "onus-" + UUID.randomUUID());
    }

    String adminToken() {
        return new PrivateFile(path.resolve(Installation.TOKEN_FILE)).readOrCreate(Secrets::adminToken);
    }

    /** Lets the command line find the server. */
    void announce(URI url) {
        new PrivateFile(path.resolve(Installation.URL_FILE)).write(url.toString());
    }

    @Override
    public void close() {
        new PrivateFile(path.resolve(Installation.URL_FILE)).delete();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to let go of " + path + ", but could not.", e);
        }
    }
}
