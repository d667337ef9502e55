package dev.onus.escalation.replay;

import dev.onus.vocabulary.CaseId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody is paged about a case, or about one that this case asked for, such as who its owner is. Two pages at one moment to one person about one case are the same, whatever their
 * step.
 */
public record PageMoment(Instant at, CaseId caseId, String person) implements Comparable<PageMoment> {
    private static final Comparator<PageMoment> ORDER = Comparator.comparing(PageMoment::at)
            .thenComparing(moment -> moment.caseId().value())
            .thenComparing(PageMoment::person);

    @Override
    public int compareTo(PageMoment other) {
        return ORDER.compare(this, other);
    }
}
