package dev.onus.escalation.stream;

import dev.onus.contracts.Ownership;
import dev.onus.escalation.LifecycleFinding;
import dev.onus.escalation.LifecycleFindings;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.DeadlineKey;
import dev.onus.escalation.stream.store.DeadlineStore;
import dev.onus.escalation.stream.store.IdentityRows;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One timer an identity, for the earliest date of its record that becomes a finding (OWN-13). When it fires, each
 * finding whose time has come opens a case, once: its alert is remembered like any other.
 *
 * <p>As with cases, the timer is moved only when it must fire earlier. One that fires too early finds nothing due and is
 * set anew, so that a last use which moves every day writes nothing.
 */
final class IdentityTimers {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityTimers.class);

    private final AlertDesk alerts;
    private final CaseIndex index;
    private final DeadlineStore deadlines;
    private final IdentityRows rows;
    private final StreamMetrics metrics;

    IdentityTimers(
            AlertDesk alerts, CaseIndex index, DeadlineStore deadlines, IdentityRows rows, StreamMetrics metrics) {
        this.alerts = alerts;
        this.index = index;
        this.deadlines = deadlines;
        this.rows = rows;
        this.metrics = metrics;
    }

    /**
     * The record of an identity came, changed or went. The same record comes under each of its names; only the one under
     * its own id counts.
     */
    void changed(RoutingKey routingKey, @Nullable Ownership owner, TaskWorld.Seen seen, Instant at) {
        boolean isItsOwn = owner != null && owner.getId().equals(routingKey.value());
        Optional<Instant> next =
                isItsOwn ? seen.identity().flatMap(identity -> next(routingKey, identity, at)) : Optional.empty();
        Optional<Instant> armed = rows.armedAt(routingKey);
        if (armed.isEmpty() && next.isEmpty()) {
            return;
        }
        if (armed.isPresent() && next.isPresent() && !next.get().isBefore(armed.get())) {
            return;
        }
        armed.ifPresent(old -> deadlines.disarm(DeadlineKey.ofIdentity(old, routingKey)));
        arm(routingKey, next);
    }

    /** A timer is due. One that the identity does not have (any more) is dropped. */
    void due(DeadlineKey entry, TaskWorld world, Instant safeNow) {
        RoutingKey routingKey = entry.routingKey();
        if (rows.armedAt(routingKey)
                .filter(armed -> !armed.isAfter(entry.dueAt()))
                .isEmpty()) {
            return;
        }
        TaskWorld.Seen seen = world.under(routingKey);
        Optional<Identity> identity = seen.identity();
        if (identity.isPresent()) {
            report(routingKey, identity.get(), seen, entry.dueAt(), safeNow);
        }
        arm(routingKey, identity.flatMap(known -> next(routingKey, known, safeNow)));
    }

    /** The timer was put off. */
    void parked(DeadlineKey later) {
        rows.armed(later.routingKey(), Optional.of(later.dueAt()));
    }

    private void report(RoutingKey routingKey, Identity identity, TaskWorld.Seen seen, Instant dueAt, Instant safeNow) {
        List<LifecycleFinding> due = LifecycleFindings.due(identity, safeNow).stream()
                .filter(finding -> isNew(routingKey, identity, finding))
                .toList();
        if (!due.isEmpty()) {
            metrics.fired(dueAt);
        }
        for (LifecycleFinding finding : due) {
            LOG.info("finding={} identity={} since={}", finding.rule().word(), routingKey, finding.since());
            alerts.report(finding.kind(), LifecycleFindings.alert(identity, finding), seen, safeNow);
        }
    }

    /** When the earliest finding that has no case comes; one whose time has come already, at once. */
    private Optional<Instant> next(RoutingKey routingKey, Identity identity, Instant now) {
        return LifecycleFindings.of(identity).stream()
                .filter(finding -> finding.dueAt().isAfter(now) || isNew(routingKey, identity, finding))
                .findFirst()
                .map(finding -> finding.dueAt().isAfter(now) ? finding.dueAt() : now);
    }

    private boolean isNew(RoutingKey routingKey, Identity identity, LifecycleFinding finding) {
        return index.caseOf(
                        routingKey, LifecycleFindings.alert(identity, finding).id())
                .isEmpty();
    }

    private void arm(RoutingKey routingKey, Optional<Instant> at) {
        at.ifPresent(due -> deadlines.arm(DeadlineKey.ofIdentity(due, routingKey)));
        rows.armed(routingKey, at);
    }
}
