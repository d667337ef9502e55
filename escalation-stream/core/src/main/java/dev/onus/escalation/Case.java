package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A case: something about a machine identity that waits for a person.
 *
 * <pre>
 *              nobody answers: next step, then fallback, then the catch-all until somebody does
 *                 ┌──────┐
 *                 ▼      │
 *   alert ──▶  OPEN ─────┘ ──acknowledge──▶ ACKNOWLEDGED ──lease ends, declined, raised──▶ OPEN
 *                 │  ▲                           │
 *              snooze│its time ends              contain ◀── from any of them
 *                 ▼  │                           ▼
 *              SNOOZED                       CONTAINED ──used again──▶ OPEN
 *                 │                              │
 *                 └───────────resolve────────────┴──▶ RESOLVED ──90 days──▶ forgotten
 *                                                        └──used again, the accepted risk lapses──▶ OPEN
 * </pre>
 *
 * A source that says "resolved" changes no state: it ends the paging and leaves the resolve clock for the verification.
 *
 * @param alert the alert that opened it, or, after a vendor's sample did, the first that was none; later ones are folded
 *     in and only counted
 * @param severity the worst of its alerts
 * @param alerts how many alerts it holds, from 1
 * @param updatedAt when its last event happened; events of a case never go back in time
 * @param version moves with state, episode, raised severity, a decision and a reassignment; answers carry it (design: answers)
 * @param revision moves with every event
 * @param episode the run through the steps, from 1
 * @param task what the registry wants done; present when, and only when, it opened the case
 * @param sourceResolvedAt when the source said that it is over; empty when it did not, or reported it again
 */
public record Case(
        CaseId id,
        CaseKind kind,
        RoutingKey routingKey,
        String foldKey,
        Alert alert,
        Severity severity,
        Priority priority,
        int alerts,
        Instant openedAt,
        Instant updatedAt,
        long version,
        long revision,
        int episode,
        Standing standing,
        Progress progress,
        Clocks clocks,
        Exposure exposure,
        Handling handling,
        Optional<Instant> sourceResolvedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Ending> ending,
        Links links,
        Memory memory,
        Optional<Task> task) {

    public CaseStatus status() {
        return progress.status();
    }

    public boolean isClosed() {
        return status() == CaseStatus.RESOLVED;
    }

    /** Whether only a vendor's sample is behind it, so that nobody is paged and it ends by itself. */
    public boolean isSample() {
        return alert.pagesNobody();
    }

    /** When the case must be looked at next; empty when nothing is pending, which only a forgotten case is (G2). */
    public Optional<Instant> nextDue() {
        return progress.nextDeadline().map(Deadline::dueAt);
    }

    /** The next thing that happens to people if nobody acts; empty once closed. */
    public Optional<Deadline> nextDeadline() {
        return isClosed() ? Optional.empty() : progress.nextDeadline();
    }

    /** Whether its last summary is due to be dropped; the caller then deletes it. */
    public boolean isForgotten() {
        return isClosed() && progress.deadlines().isEmpty();
    }
}
