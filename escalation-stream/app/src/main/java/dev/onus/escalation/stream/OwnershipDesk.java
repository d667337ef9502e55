package dev.onus.escalation.stream;

import dev.onus.contracts.Ownership;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ownership record came, changed or went: which cases hear of it, and what it alone makes a finding. */
final class OwnershipDesk {
    private final CaseDesk desk;
    private final OpenCases openCases;
    private final CaseIndex index;
    private final TaskWorld world;
    private final IdentityTimers timers;

    OwnershipDesk(CaseDesk desk, OpenCases openCases, CaseIndex index, TaskWorld world, IdentityTimers timers) {
        this.desk = desk;
        this.openCases = openCases;
        this.index = index;
        this.world = world;
        this.timers = timers;
    }

    /** @param at the record's time */
    void changed(RoutingKey routingKey, @Nullable Ownership owner, Instant at) {
        TaskWorld.Seen seen = world.with(owner);
        openCases.each(routingKey, row -> tell(row, seen, at));
        openCases.each(routingKey, containedIfUsed(routingKey, seen), row -> {
            if (row.current().isClosed()) {
                tell(row, seen, at);
            }
        });
        timers.changed(routingKey, owner, seen, at);
    }

    /** A record that knows of no use says nothing to a closed case (OWN-14). */
    private List<CaseId> containedIfUsed(RoutingKey routingKey, TaskWorld.Seen seen) {
        boolean used = seen.identity()
                .flatMap(identity -> identity.credential().lastUsedAt())
                .isPresent();
        return used ? index.containedOf(routingKey) : List.of();
    }

    private void tell(CaseRow row, TaskWorld.Seen seen, Instant at) {
        if (row.isNews(seen.ownershipPosition())) {
            desk.apply(row, new CaseInput.OwnershipChanged(), seen, at);
        }
    }
}
