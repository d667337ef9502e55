package dev.onus.registry.log;

import org.jspecify.annotations.Nullable;

/**
 * One document of a proposal.
 *
 * @param expectedVersion what the writer saw; 0 when the record must not exist, null when any version will do
 * @param json canonical JSON of the document; null deletes the record
 */
public record ProposedChange(
        RecordKey key,
        @Nullable Long expectedVersion,
        @Nullable String json) {
    public static ProposedChange put(RecordKey key, @Nullable Long expectedVersion, String json) {
        return new ProposedChange(key, expectedVersion, json);
    }

    public static ProposedChange delete(RecordKey key, @Nullable Long expectedVersion) {
        return new ProposedChange(key, expectedVersion, null);
    }
}
