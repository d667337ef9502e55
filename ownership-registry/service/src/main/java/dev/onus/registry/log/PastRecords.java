package dev.onus.registry.log;

import dev.onus.registry.model.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The records as they stood at an instant, which the log's history gives for ever.
 *
 * @param position offset after the last change that is in them; 0 when there was none yet
 */
public record PastRecords(RegistrySnapshot snapshot, long position) {

    /** Takes the versions under the log's lock and reads them after it, so that nobody waits for that. */
    public static PastRecords at(RegistryLog log, Instant instant) {
        List<RecordVersion> versions = log.read(state -> Arrays.stream(Kind.values())
                .flatMap(kind -> state.listAt(kind.kindName(), instant).stream())
                .toList());
        RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;
        long position = 0;
        for (RecordVersion version : versions) {
            snapshot = snapshot.after(version);
            position = Math.max(position, version.position() + 1);
        }
        return new PastRecords(snapshot, position);
    }
}
