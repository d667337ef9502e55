package dev.onus.registry.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record, for ever as it was.
 *
 * @param version 1 for the first; grows by one with each change, a deletion and a return included
 * @param json canonical JSON of the document; null when this version is the deletion
 * @param position offset in the log that made it
 * @param at time of the log entry, which every replica sees alike
 * @param sequence place among all changes ever made, from 0, without gaps
 */
public record RecordVersion(
        RecordKey key,
        long version,
        @Nullable String json,
        long position,
        String actor,
        @Nullable String comment,
        Instant at,
        long sequence) {

    public boolean deleted() {
        return json == null;
    }
}
