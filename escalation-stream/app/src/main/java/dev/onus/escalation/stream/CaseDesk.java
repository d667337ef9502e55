package dev.onus.escalation.stream;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseMachine;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Links;
import dev.onus.escalation.Storms;
import dev.onus.escalation.Task;
import dev.onus.escalation.family.Family;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.escalation.stream.store.DeadlineKey;
import dev.onus.escalation.stream.store.DeadlineStore;
import dev.onus.escalation.stream.store.FamilyRows;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Load, let the case machine decide, save, forward. What is saved and forwarded is kept with all of the input or
 * deadline that it belongs to ({@link Whole}), so what fails leaves no trace.
 *
 * <p>A row owns one entry in the deadline index. An entry is written again only when the case is due earlier than it
 * says; one that fires too early finds nothing due and is armed anew, which is cheaper than moving it with each answer.
 */
final class CaseDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

    private final CaseStore cases;
    private final DeadlineStore deadlines;
    private final CaseIndex index;
    private final Outbox outbox;
    private final FamilyRows families;
    private final StreamMetrics metrics;
    private final InstantSource wallClock;

    CaseDesk(
            CaseStore cases,
            DeadlineStore deadlines,
            CaseIndex index,
            FamilyRows families,
            Outbox outbox,
            StreamMetrics metrics,
            InstantSource wallClock) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.index = index;
        this.families = families;
        this.outbox = outbox;
        this.metrics = metrics;
        this.wallClock = wallClock;
    }

    /** A decision, what leaves with it, and the cases that it asks for; all of it before anything is written. */
    private record Plan(Decision decision, Outbox.Letters letters, List<Plan> tasks) {}

    Case open(CaseKind kind, Alert alert, Links links, TaskWorld.Seen seen, Instant now) {
        Plan plan = plan(CaseMachine.open(kind, alert, links, seen.situation(), now), Optional.empty(), seen, now);
        commit(Optional.empty(), plan, seen, now);
        return plan.decision().next();
    }

    Case open(Task task, TaskWorld.Seen seen, Instant now) {
        Plan plan = plan(CaseMachine.open(task, seen.situation(), now), Optional.empty(), seen, now);
        commit(Optional.empty(), plan, seen, now);
        return plan.decision().next();
    }

    Case apply(CaseRow row, CaseInput input, TaskWorld.Seen seen, Instant now) {
        Plan plan = plan(
                CaseMachine.apply(row.current(), input, seen.situation(), now), Optional.of(row.current()), seen, now);
        commit(Optional.of(row), plan, seen, now);
        return plan.decision().next();
    }

    private Plan plan(Decision decided, Optional<Case> before, TaskWorld.Seen seen, Instant now) {
        Case next = Storms.askedNow(before, decided.next(), Duration.between(now, wallClock.instant()));
        Decision decision = new Decision(next, decided.events(), decided.tasks());
        List<Plan> tasks = decision.tasks().stream()
                .filter(task -> isNobodys(task.alert()))
                .map(task -> plan(
                        CaseMachine.open(task.kind(), task.alert(), task.links(), seen.situation(), now),
                        Optional.empty(),
                        seen,
                        now))
                .toList();
        return new Plan(decision, Outbox.of(decision, before, seen.identity(), now), tasks);
    }

    /** Whether no case is open for it, and none was opened by it. */
    private boolean isNobodys(Alert alert) {
        return index.openCaseToFoldInto(alert).isEmpty()
                && index.caseOf(alert.routingKey(), alert.id()).isEmpty();
    }

    /** An entry of the index is due. One that the row does not own (any more) is dropped. */
    void due(DeadlineKey entry, TaskWorld world, Instant safeNow) {
        Optional<CaseRow> row = cases.find(entry.routingKey(), entry.caseId())
                .filter(found -> found.owns(entry.dueAt()))
                .map(found -> found.armed(Optional.empty()));
        if (row.isEmpty()) {
            return;
        }
        TaskWorld.Seen seen = world.under(entry.routingKey());
        Case current = row.get().current();
        Plan plan = plan(CaseMachine.fireDue(current, seen.situation(), safeNow), Optional.of(current), seen, safeNow);
        current.nextDue().filter(due -> !due.isAfter(safeNow)).ifPresent(metrics::fired);
        if (plan.decision().next().isForgotten()) {
            forget(row.get(), safeNow);
        } else {
            commit(row, plan, seen, safeNow);
        }
    }

    /** The deadline of a case was put off; a row that cannot be read still owns what is later than it knows. */
    void parked(DeadlineKey later) {
        try {
            cases.find(later.routingKey(), later.caseId())
                    .ifPresent(row -> cases.save(row.armed(Optional.of(later.dueAt()))));
        } catch (IllegalStateException unreadable) {
            LOG.error("case={} reason=row-unreadable", later.caseId(), unreadable);
        }
    }

    private void commit(Optional<CaseRow> before, Plan plan, TaskWorld.Seen seen, Instant now) {
        Decision decision = plan.decision();
        Case next = decision.next();
        keepIndex(before, next);
        if (next.kind() == CaseKind.STORM && before.isPresent()) {
            keepFamily(before.get().current(), next, now);
        }
        Optional<Instant> armed = arm(next, before.flatMap(CaseRow::armedAt));
        cases.save(new CaseRow(next, armed, newest(before, seen.ownershipPosition())));
        outbox.send(plan.letters(), now);
        if (before.isEmpty()) {
            metrics.opened(next);
        }
        decision.events().forEach(metrics::happened);
        for (Plan task : plan.tasks()) {
            Case asked = task.decision().next();
            if (isNobodys(asked.alert())) {
                commit(Optional.empty(), task, seen, now);
                index.belongsTo(asked, asked.alert());
            }
        }
    }

    private void keepIndex(Optional<CaseRow> before, Case next) {
        boolean isOpen = !next.isClosed();
        boolean wasOpen = before.isPresent() && !before.get().current().isClosed();
        if (before.isEmpty()) {
            index.opened(next);
        } else if (wasOpen && !isOpen) {
            index.closed(next);
        } else if (!wasOpen && isOpen) {
            index.reopened(next);
        } else if (before.get().current().alert().test() && !next.alert().test()) {
            index.becameReal(next);
        }
    }

    /** The end of a storm is its children's; they are told at the next wake-up. */
    private void keepFamily(Case before, Case next, Instant now) {
        if (before.isClosed() == next.isClosed()) {
            return;
        }
        RoutingKey issuer = next.routingKey();
        Family family = families.read(issuer);
        Optional<Ending> ending = next.ending();
        if (ending.isPresent()) {
            families.write(issuer, family.closed(next.id(), ending.get()));
            deadlines.arm(DeadlineKey.ofFamily(now, issuer));
        } else {
            families.write(issuer, family.reopened(next.id(), families.count(issuer, next.id())));
        }
    }

    private Optional<Instant> arm(Case next, Optional<Instant> armed) {
        Optional<Instant> due = next.nextDue();
        if (due.isEmpty() || armed.isPresent() && !due.get().isBefore(armed.get())) {
            return armed;
        }
        armed.ifPresent(old -> deadlines.disarm(new DeadlineKey(old, next.routingKey(), next.id())));
        deadlines.arm(new DeadlineKey(due.get(), next.routingKey(), next.id()));
        return due;
    }

    private void forget(CaseRow row, Instant now) {
        if (!index.forgotten(row.current())) {
            DeadlineKey rest = new DeadlineKey(now.plusMillis(1), row.routingKey(), row.id());
            deadlines.arm(rest);
            cases.save(row.armed(Optional.of(rest.dueAt())));
            return;
        }
        cases.forget(row);
        outbox.forgotten(row.id(), now);
    }

    private static OptionalLong newest(Optional<CaseRow> before, OptionalLong seen) {
        OptionalLong known = before.map(CaseRow::ownershipPosition).orElse(OptionalLong.empty());
        return seen.isEmpty() || known.isPresent() && known.getAsLong() > seen.getAsLong() ? known : seen;
    }
}
