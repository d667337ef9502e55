package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.CaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes out of the index what the stream has let go of, see {@link LetGo}. Not thread-safe. */
final class CaseForgetting {
    private final CaseCounts counts;
    private final LetGo letGo;

    CaseForgetting(CaseCounts counts, LetGo letGo) {
        this.counts = counts;
        this.letGo = letGo;
    }

    /** The stream has let go of the case; all that is known of it goes, and what is read of it later is not shown. */
    CaseCounts.Change forget(IndexTurn turn, String caseId, Instant at) {
        letGo.mark(turn, caseId, at);
        return forget(turn, caseId, true, event -> LetGo.isPast(event, at));
    }

    /**
     * Looks at cases whose time may be over. Only for an index that has read all of the log: before, the word that an old case
     * is alive may not have been read.
     *
     * @return a change for each case that was looked at; none if there is nothing more to look at
     */
    List<CaseCounts.Change> forgetOld(IndexTurn turn, Instant now, int most) {
        List<CaseCounts.Change> changes = new ArrayList<>();
        for (String caseId : letGo.toLookAt(turn, now, most)) {
            Optional<Instant> gone = letGo.at(turn, caseId);
            boolean over = isOver(turn, caseId, now);
            changes.add(forget(
                    turn,
                    caseId,
                    over,
                    event -> LetGo.isOfNoCase(event)
                            ? LetGo.isOver(event.getAt(), now)
                            : over || gone.filter(at -> LetGo.isPast(event, at)).isPresent()));
            letGo.unmark(turn, caseId, now);
        }
        return changes;
    }

    /** The case itself says so; or its events, when they are newer than what is known of it: then the stream has it no more. */
    private static boolean isOver(IndexTurn turn, String caseId, Instant now) {
        CaseState state = turn.get(in(Table.CASE).text(caseId).bytes(), CaseState.class, Rows::state);
        LastWords words = new LastWords(turn, caseId);
        EscalationEvent last = words.last;
        if (last == null || state != null && state.getRevision() >= last.getRevision()) {
            return state != null && LetGo.isOver(state, now);
        }
        Instant closedAt = words.closing == null ? last.getAt() : words.closing.getAt();
        return LetGo.isClosed(last) && LetGo.isOver(closedAt, now) && LetGo.isLongAgo(last.getAt(), now);
    }

    private CaseCounts.Change forget(
            IndexTurn turn, String caseId, boolean isCaseOver, Predicate<EscalationEvent> isOver) {
        byte[] key = in(Table.CASE).text(caseId).bytes();
        CaseState before = turn.get(key, CaseState.class, Rows::state);
        if (isCaseOver) {
            CaseProjection.relist(turn, before, List.of(), caseId);
            turn.delete(key);
            ChildRows.forget(turn, caseId);
            turn.delete(in(Table.ACCEPTED_OFFER).text(caseId).bytes());
        }
        boolean isEmpty = forgetEvents(turn, caseId, isOver);
        if (isEmpty && (isCaseOver || before == null)) {
            turn.delete(in(Table.ROUTING).text(caseId).bytes());
        }
        return !isCaseOver || before == null || before.getKind().equals(CaseKind.WATCH.word())
                ? counts.unchanged()
                : counts.change(before.getState(), null);
    }

    /** @return whether none is left */
    private static boolean forgetEvents(IndexTurn turn, String caseId, Predicate<EscalationEvent> isOver) {
        byte[] timeline = in(Table.TIMELINE).text(caseId).bytes();
        boolean[] isEmpty = {true};
        turn.scan(timeline, RowKey.behind(timeline), (row, value) -> {
            EscalationEvent event = Rows.event(value);
            if (isOver.test(event)) {
                turn.delete(row);
                forgetEvent(turn, event);
            } else {
                isEmpty[0] = false;
            }
            return true;
        });
        return isEmpty[0];
    }

    private static void forgetEvent(IndexTurn turn, EscalationEvent event) {
        if (event.getResponse() != null) {
            turn.delete(
                    in(Table.VERDICT).text(event.getResponse().getResponseId()).bytes());
        }
        if (event.getEffect() != null) {
            EffectProjection.forget(turn, event);
        }
        if (event.getPage() != null) {
            String pageId = event.getPage().getPageId();
            turn.delete(in(Table.PAGE).text(pageId).bytes());
            turn.delete(in(Table.WITHDRAWN).text(pageId).bytes());
            turn.delete(in(Table.DELIVERY).text(pageId).bytes());
            turn.delete(CaseProjection.inboxKey(event, event.getPage()));
            turn.delete(NoticeRows.key(event, event.getPage()));
        }
    }

    /** What its timeline says last of the case itself, and of its end. */
    private static final class LastWords {
        private @Nullable EscalationEvent last;
        private @Nullable EscalationEvent closing;

        private LastWords(IndexTurn turn, String caseId) {
            byte[] timeline = in(Table.TIMELINE).text(caseId).bytes();
            turn.scan(timeline, RowKey.behind(timeline), (row, value) -> {
                EscalationEvent event = Rows.event(value);
                if (!LetGo.isOfNoCase(event)) {
                    last = event;
                    closing = LetGo.isClosing(event) ? event : closing;
                }
                return true;
            });
        }
    }
}
