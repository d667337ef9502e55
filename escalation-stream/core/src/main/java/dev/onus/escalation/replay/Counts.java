package dev.onus.escalation.replay;

import dev.onus.vocabulary.Sla;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one world came to within the window.
 *
 * @param cases that were opened, vendors' samples left out
 * @param exhausted how often the last step had lapsed too, and the catch-all was paged
 * @param missed acknowledgements that came too late and clocks that ran out, each once an episode; of the draft also
 *     those that ran out as it was within the window and under the draft before or after
 * @param people by name
 */
public record Counts(long cases, long exhausted, Map<Sla, Long> missed, SortedMap<String, Burden> people) {
    public Counts {
        Map<Sla, Long> all = new EnumMap<>(Sla.class);
        for (Sla sla : Sla.values()) {
            all.put(sla, missed.getOrDefault(sla, 0L));
        }
        missed = Collections.unmodifiableMap(all);
        people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
    }

    public Burden of(String person) {
        return people.getOrDefault(person, Burden.NONE);
    }

    public long pages() {
        return people.values().stream().mapToLong(Burden::pages).sum();
    }

    public long atNight() {
        return people.values().stream().mapToLong(Burden::atNight).sum();
    }
}
