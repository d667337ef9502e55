package dev.onus.escalation.replay;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Sla;
import java.time.Instant;
import java.util.Comparator;

/** An SLA of a case was missed, or of one that this case asked for. */
public record Miss(Instant at, CaseId caseId, int episode, Sla sla) implements Comparable<Miss> {
    private static final Comparator<Miss> ORDER = Comparator.comparing(Miss::at)
            .thenComparing(miss -> miss.caseId().value())
            .thenComparing(Miss::sla)
            .thenComparing(Miss::episode);

    @Override
    public int compareTo(Miss other) {
        return ORDER.compare(this, other);
    }
}
