package dev.onus.escalation.stream.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name under which a process is a static member of its group. One that comes back under the same name takes its
 * tasks again at once, instead of after the session has timed out.
 */
final class InstanceId {
    private static final String FILE = "instance-id";

    private InstanceId() {}

    static String of(StreamSettings settings) {
        return settings.instanceId().orElseGet(() -> keptIn(settings.dataDirectory()));
    }

    private static String keptIn(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.isEmpty()) {
                    return kept;
                }
            }
            String made = "onus-" + UUID.randomUUID();
            Files.writeString(file, made + System.lineSeparator());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep the instance id in " + file + ".", e);
        }
    }
}
