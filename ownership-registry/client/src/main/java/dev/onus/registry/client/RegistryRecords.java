package dev.onus.registry.client;

import dev.onus.contracts.RegistryRecord;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a record of {@code onus.registry} does to the directory. Under {@code kind/name} stands what is in force, and
 * nothing once it was deleted; under {@code kind/name/version} each version, of which cases need those of policies.
 */
public final class RegistryRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRecords.class);
    private static final int PARTS_OF_A_VERSION = 3;

    private RegistryRecords() {}

    /**
     * The directory after one record. A kind that this version of Onus does not know is passed over; a document that it
     * cannot read is logged and leaves in force what was.
     *
     * @param record null where the key was deleted
     */
    public static DirectorySnapshot apply(DirectorySnapshot directory, String key, @Nullable RegistryRecord record) {
        String[] parts = key.split("/", PARTS_OF_A_VERSION);
        Optional<Kind> kind = Kind.ofName(parts[0]);
        if (kind.isEmpty() || parts.length < 2) {
            LOG.debug("registry-record passed-over key={}", key);
            return directory;
        }
        try {
            return parts.length == PARTS_OF_A_VERSION
                    ? version(directory, kind.get(), parts[1], record)
                    : newest(directory, kind.get(), parts[1], record);
        } catch (IllegalArgumentException unreadable) {
            LOG.error("registry-record unreadable key={} reason={}", key, unreadable.getMessage());
            return directory;
        }
    }

    private static DirectorySnapshot newest(
            DirectorySnapshot directory, Kind kind, String name, @Nullable RegistryRecord record) {
        String json = record == null ? null : record.getJson();
        return record == null || json == null
                ? directory.without(kind, name)
                : directory.with(kind, name, record.getVersion(), RegistryJson.parse(json));
    }

    private static DirectorySnapshot version(
            DirectorySnapshot directory, Kind kind, String name, @Nullable RegistryRecord record) {
        String json = record == null ? null : record.getJson();
        if (kind != Kind.ESCALATION_POLICY || record == null || json == null) {
            return directory;
        }
        Map<String, Object> document = RegistryJson.parse(json);
        return directory.withVersion(kind, name, record.getVersion(), document);
    }
}
