package dev.onus.escalation.replay;

import dev.onus.registry.model.Directory;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registry's records as of any instant. */
public final class Directories {
    private final List<Instant> since;
    private final List<Directory> then;

    private Directories(List<Instant> since, List<Directory> then) {
        this.since = since;
        this.then = then;
    }

    /**
     * @param since each with the instant from which it counts; before the first, the first counts, as nothing older is
     *     known
     */
    public static Directories of(SortedMap<Instant, Directory> since) {
        if (since.isEmpty()) {
            throw new IllegalArgumentException("Expected the registry's records of some time, but got none.");
        }
        SortedMap<Instant, Directory> inOrder = new TreeMap<>(since);
        return new Directories(List.copyOf(inOrder.keySet()), List.copyOf(inOrder.values()));
    }

    /** The same records at all times. */
    public static Directories always(Directory directory) {
        return new Directories(List.of(Instant.EPOCH), List.of(directory));
    }

    Directory at(Instant instant) {
        int found = Collections.binarySearch(since, instant);
        int place = found >= 0 ? found : -found - 2;
        return then.get(Math.max(0, place));
    }

    /** The same times with these policies instead of those of the same name. */
    Directories under(Draft draft) {
        return new Directories(
                since,
                then.stream()
                        .<Directory>map(directory -> new DraftDirectory(directory, draft))
                        .toList());
    }
}
