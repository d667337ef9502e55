package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where the cases of one world are that a source's finding led to, under any routing key of a slice: by the rules of the
 * stream's {@code SourceRows}, in memory.
 */
final class CasesOfSources {
    /** Cases that are looked at; more than one is open only when correlations or names of the identity differ. */
    private static final int MAX_CASES = 16;

    private final Map<Finding, NavigableSet<Place>> places = new HashMap<>();

    /** What a source calls one thing that it found. */
    record Finding(String source, String dedupKey) {
        static Finding of(Alert alert) {
            return new Finding(alert.source(), alert.dedupKey());
        }
    }

    /** Where a case is; the one that was opened first comes first. */
    record Place(Instant openedAt, CaseId caseId, RoutingKey routingKey) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::openedAt)
                .thenComparing(each -> each.caseId().value());

        static Place of(Case it) {
            return new Place(it.openedAt(), it.id(), it.routingKey());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Finding finding, Case led) {
        places.computeIfAbsent(finding, absent -> new TreeSet<>()).add(Place.of(led));
    }

    void remove(Finding finding, Case led) {
        NavigableSet<Place> of = places.get(finding);
        if (of != null && of.remove(Place.of(led)) && of.isEmpty()) {
            places.remove(finding);
        }
    }

    /** Those opened last, the oldest first; some may be closed. */
    List<Place> cases(Finding finding) {
        NavigableSet<Place> of = places.get(finding);
        if (of == null) {
            return List.of();
        }
        List<Place> newest = new ArrayList<>();
        for (Place place : of.descendingSet()) {
            if (newest.size() == MAX_CASES) {
                break;
            }
            newest.add(place);
        }
        return newest.reversed();
    }

    void forgetAll() {
        places.clear();
    }
}
