package dev.onus.escalation.stream;

import dev.onus.escalation.stream.store.Budget;
import dev.onus.escalation.stream.store.DeadlineKey;
import dev.onus.escalation.stream.store.DeadlineStore;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due goes to the desk that it belongs to; what fails there is put off, whatever the reason (G2). */
final class DueDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DueDesk.class);

    /** A deadline whose handling failed is tried again after this; meanwhile those behind it fire. */
    static final Duration PARKED_FOR = Duration.ofMinutes(5);

    private final DeadlineStore deadlines;
    private final CaseDesk cases;
    private final IdentityTimers timers;
    private final FamilyDesk families;
    private final TaskWorld world;
    private final Whole whole;
    private final StreamMetrics metrics;

    DueDesk(
            DeadlineStore deadlines,
            CaseDesk cases,
            IdentityTimers timers,
            FamilyDesk families,
            TaskWorld world,
            Whole whole,
            StreamMetrics metrics) {
        this.deadlines = deadlines;
        this.cases = cases;
        this.timers = timers;
        this.families = families;
        this.world = world;
        this.whole = whole;
        this.metrics = metrics;
    }

    /** @return whether there may be more that is due */
    boolean fire(Instant safeNow) {
        return deadlines.drain(safeNow, Budget.ofOneSlice(), entry -> fire(entry, safeNow));
    }

    private void fire(DeadlineKey entry, Instant safeNow) {
        try {
            whole.run(() -> due(entry, safeNow));
        } catch (RuntimeException e) {
            if (Outage.isOutage(e)) {
                throw e;
            }
            whole.run(() -> park(entry, safeNow, e));
        }
    }

    private void due(DeadlineKey entry, Instant safeNow) {
        if (entry.isOfIdentity()) {
            timers.due(entry, world, safeNow);
        } else if (entry.isOfFamily()) {
            families.due(entry, safeNow);
        } else {
            cases.due(entry, world, safeNow);
        }
    }

    /** Nothing of what failed was written, its entry neither: it is dropped here, and armed for later. */
    private void park(DeadlineKey entry, Instant safeNow, RuntimeException why) {
        DeadlineKey later = new DeadlineKey(safeNow.plus(PARKED_FOR), entry.routingKey(), entry.caseId());
        LOG.error(
                "deadline=parked of={} routingKey={} dueAt={} until={}",
                entry.caseId(),
                entry.routingKey(),
                entry.dueAt(),
                later.dueAt(),
                why);
        metrics.parked();
        deadlines.disarm(entry);
        deadlines.arm(later);
        if (entry.isOfIdentity()) {
            timers.parked(later);
        } else if (!entry.isOfFamily()) {
            cases.parked(later);
        }
    }
}
