package dev.onus.escalation.replay;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.SlaClock;
import java.time.Instant;
import java.util.Comparator;

/** An SLA clock of a case ran out, or of one that this case asked for. */
public record Miss(Instant at, CaseId caseId, int episode, SlaClock clock) implements Comparable<Miss> {
    private static final Comparator<Miss> ORDER = Comparator.comparing(Miss::at)
            .thenComparing(miss -> miss.caseId().value())
            .thenComparing(Miss::clock)
            .thenComparing(Miss::episode);

    @Override
    public int compareTo(Miss other) {
        return ORDER.compare(this, other);
    }
}
