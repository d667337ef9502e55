package dev.onus.escalation.replay;

import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.Page;
import dev.onus.vocabulary.Sla;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in one world; only what is within the window is given to it. */
final class Tally {
    private final Directories directories;
    private final Night night;
    private final Map<String, Load> people = new HashMap<>();
    private final Map<Sla, Long> missed = new EnumMap<>(Sla.class);
    private long cases;
    private long exhausted;

    Tally(Directories directories, Night night) {
        this.directories = directories;
        this.night = night;
    }

    void saw(CaseEvent event) {
        if (event.kind() == TimelineKind.OPENED && !event.after().isSample()) {
            cases++;
        } else if (event.kind() == TimelineKind.EXHAUSTED) {
            exhausted++;
        }
        page(event).ifPresent(page -> paged(page, event.at()));
    }

    void missed(Sla sla) {
        missed.merge(sla, 1L, Long::sum);
    }

    Counts counts() {
        SortedMap<String, Burden> burdens = new TreeMap<>();
        people.forEach((person, load) -> burdens.put(person, load.burden()));
        return new Counts(cases, exhausted, missed, burdens);
    }

    private void paged(Page page, Instant at) {
        ZonedDateTime local = Night.local(at, page.person(), directories.at(at));
        Optional<LocalDate> evening = night.of(local);
        people.computeIfAbsent(page.person(), person -> new Load()).paged(page.role(), local, evening);
    }

    /** The page that an event asks for. */
    static Optional<Page> page(CaseEvent event) {
        return event.kind() == TimelineKind.PAGE_REQUESTED && event.detail() instanceof CaseEvent.Detail.OfPage asked
                ? Optional.of(asked.page())
                : Optional.empty();
    }
}
