package dev.onus.escalation.stream.runtime;

import dev.onus.vocabulary.StableHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The name under which a process is a static member of its group. One that comes back under the same name takes its
 * tasks again at once, instead of after the session has timed out.
 */
final class InstanceId {
    private static final String FILE = "instance-id";
    private static final int DIGITS = 8;

    private InstanceId() {}

    static String of(StreamSettings settings) {
        return settings.instanceId().orElseGet(() -> keptIn(settings.dataDirectory()));
    }

    /**
     * The name of its member. It says which topics are read: a member that comes back is given the partitions that it had
     * (KIP-345), and its leader believes that nothing has changed (KIP-814), so a release that reads one topic more would
     * never be given it. Under another name the group is assigned anew, once the session of the elder has timed out.
     */
    static String ofMember(StreamSettings settings, List<String> topics) {
        return of(settings) + "-" + StableHash.of(topics.toArray(String[]::new)).substring(0, DIGITS);
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
