package dev.onus.registry.log;

import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The records of a stretch of time: as they stood at its beginning, and each change since. Snapshots share what did not
 * change, so one a change is cheap.
 *
 * @param directories every record but identities, each with the instant from which it counts
 * @param identities what was done to identities, in order; those that stood at the beginning come first, as if they had
 *     been made by one proposal
 */
public record RecordHistory(SortedMap<Instant, Directory> directories, List<Accepted> identities) {
    public RecordHistory {
        directories = Collections.unmodifiableSortedMap(new TreeMap<>(directories));
        identities = List.copyOf(identities);
    }

    /** Takes what it needs under the log's lock and reads it after that, so that nobody waits for it. */
    public static RecordHistory since(RegistryLog log, Instant from) {
        return of(log.read(state -> state.acceptedBetween(0, state.nextOffset())), from);
    }

    /** @param all what the log has accepted since its beginning, in order */
    static RecordHistory of(List<Accepted> all, Instant from) {
        Standing standing = new Standing();
        List<Accepted> identities = new ArrayList<>();
        SortedMap<Instant, Directory> directories = new TreeMap<>();
        RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;
        for (Accepted accepted : all) {
            boolean isBefore = !accepted.at().isAfter(from);
            if (isBefore) {
                standing.made(accepted);
            } else {
                directories.putIfAbsent(from, snapshot.directory());
                identities.add(accepted);
            }
            for (Change change : accepted.made()) {
                if (!isIdentity(change.after())) {
                    snapshot = snapshot.after(change.after());
                }
            }
            if (!isBefore) {
                directories.put(accepted.at(), snapshot.directory());
            }
        }
        directories.putIfAbsent(from, snapshot.directory());
        identities.addFirst(standing.asOne());
        return new RecordHistory(directories, identities);
    }

    private static boolean isIdentity(RecordVersion version) {
        return version.key().kind().equals(Kind.IDENTITY.kindName());
    }

    /** The identities as they were at the beginning. */
    private static final class Standing {
        private final Map<RecordKey, RecordVersion> identities = new LinkedHashMap<>();
        private final Map<RecordKey, Integer> issued = new HashMap<>();

        void made(Accepted accepted) {
            for (Change change : accepted.made()) {
                RecordVersion made = change.after();
                issued.remove(made.key());
                if (made.deleted()) {
                    identities.remove(made.key());
                } else if (isIdentity(made)) {
                    identities.put(made.key(), made);
                }
            }
            issued.putAll(accepted.issued());
        }

        Accepted asOne() {
            return new Accepted(
                    0,
                    identities.values().stream()
                            .map(version -> new Change(ChangeKind.CREATED, null, version))
                            .toList(),
                    issued,
                    List.of());
        }
    }
}
