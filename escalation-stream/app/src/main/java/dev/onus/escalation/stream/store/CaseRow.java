package dev.onus.escalation.stream.store;

import dev.onus.escalation.Case;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the stream keeps of a case.
 *
 * @param current the case as it stands
 * @param armedAt due time of the one entry that it owns in the deadline index; an entry with another time is stale
 * @param ownershipPosition place in the registry's log of the newest ownership record that the case has seen
 */
public record CaseRow(Case current, Optional<Instant> armedAt, OptionalLong ownershipPosition) {
    public CaseId id() {
        return current.id();
    }

    public RoutingKey routingKey() {
        return current.routingKey();
    }

    public CaseRow armed(Optional<Instant> armedAt) {
        return new CaseRow(current, armedAt, ownershipPosition);
    }

    /**
     * Whether an entry of the index is its own. One that is later than it was armed for was put off while the row could
     * not be read; the row does not know of it, and has no other.
     */
    public boolean owns(Instant entryDueAt) {
        return armedAt.filter(armed -> armed.toEpochMilli() <= entryDueAt.toEpochMilli())
                .isPresent();
    }

    /** Whether an ownership record is news to this case; one without a position, a tombstone, always is. */
    public boolean isNews(OptionalLong position) {
        return position.isEmpty()
                || ownershipPosition.isEmpty()
                || position.getAsLong() > ownershipPosition.getAsLong();
    }
}
