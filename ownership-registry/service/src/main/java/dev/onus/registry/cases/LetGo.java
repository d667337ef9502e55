package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.escalation.Limits;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.registry.cases.TimeRows.Taken;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which cases the stream has let go of (design: ends). It says so by a tombstone, which may be read before the events of the
 * case and is not there for ever, while its events stay for a year; so a closed case also goes by its own time. Both are asked
 * only when all of the log has been read, so that it does not matter which topic is read first.
 */
final class LetGo {
    /**
     * When a closed case goes by itself. The stream lets go of it after {@link Limits#FORGET_AFTER}; one that stood still then
     * may still open the case again.
     */
    static final Duration CLOSED_FOR = Limits.FORGET_AFTER.plus(Duration.ofHours(12));
    /** A tombstone is in the log for so long at least, and its mark here for no longer. */
    static final Duration MARKED_FOR = Duration.ofDays(7);

    private final TimeRows toLookAt = new TimeRows(Table.LOOK_AT);

    /** Whether it is of a life of the case that is over: a case that was let go of may open again under the same id. */
    boolean isPast(IndexTurn turn, EscalationEvent event) {
        return at(turn, event.getCaseId()).filter(gone -> isPast(event, gone)).isPresent();
    }

    /** A verdict on a case that is not there is no word of the case itself, and somebody may wait for it. */
    static boolean isPast(EscalationEvent event, Instant gone) {
        return !isOfNoCase(event) && !event.getAt().isAfter(gone);
    }

    static boolean isOfNoCase(EscalationEvent event) {
        return event.getCaseKind().equals(CaseKind.UNKNOWN.word());
    }

    void heard(IndexTurn turn, EscalationEvent event) {
        if (!isClosed(event) && !isOfNoCase(event)) {
            return;
        }
        toLookAt.put(turn, event.getAt().plus(CLOSED_FOR), event.getCaseId());
        if (isPast(turn, event)) {
            toLookAt.put(turn, Instant.EPOCH, event.getCaseId());
        }
    }

    void heard(IndexTurn turn, CaseState state) {
        if (isClosed(state)) {
            toLookAt.put(turn, state.getClosedAt().plus(CLOSED_FOR), state.getId());
        }
    }

    void mark(IndexTurn turn, String caseId, Instant at) {
        turn.put(key(caseId), Rows.number(Math.max(0, at.toEpochMilli())));
        toLookAt.put(turn, at.plus(MARKED_FOR), caseId);
    }

    /** When the stream let go of the case, if that was lately. */
    Optional<Instant> at(IndexTurn turn, String caseId) {
        return Optional.ofNullable(turn.get(key(caseId))).map(Rows::number).map(Instant::ofEpochMilli);
    }

    /** Takes away a mark that is not needed any more. */
    void unmark(IndexTurn turn, String caseId, Instant now) {
        if (at(turn, caseId).filter(gone -> isOver(gone, MARKED_FOR, now)).isPresent()) {
            turn.delete(key(caseId));
        }
    }

    List<String> toLookAt(IndexTurn turn, Instant now, int most) {
        return toLookAt.take(turn, now, most).stream().map(Taken::id).distinct().toList();
    }

    void lookFromTheStart() {
        toLookAt.lookFromTheStart();
    }

    /** An accepted risk is looked at again, however late, so its case stays. */
    static boolean isOver(CaseState state, Instant now) {
        return isClosed(state) && isOver(state.getClosedAt(), CLOSED_FOR, now);
    }

    static boolean isOver(Instant closedAt, Instant now) {
        return isOver(closedAt, CLOSED_FOR, now);
    }

    /** The topics are read side by side: what is newer than this may be of a case whose own word has not been read yet. */
    static boolean isLongAgo(Instant at, Instant now) {
        return isOver(at, MARKED_FOR, now);
    }

    static boolean isClosed(EscalationEvent event) {
        return event.getState() == CaseStateName.resolved;
    }

    static boolean isClosing(EscalationEvent event) {
        return event.getKind().equals(TimelineKind.RESOLVED.word());
    }

    private static boolean isClosed(CaseState state) {
        return state.getState() == CaseStateName.resolved
                && state.getClosedAt() != null
                && state.getRiskExpiresAt() == null;
    }

    private static boolean isOver(Instant since, Duration after, Instant now) {
        return since.plus(after).isBefore(now);
    }

    private static byte[] key(String caseId) {
        return in(Table.LET_GO).text(caseId).bytes();
    }
}
