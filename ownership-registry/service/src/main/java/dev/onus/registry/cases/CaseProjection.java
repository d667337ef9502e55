package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.TimelineKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of the log into rows of the index. A record that was applied before changes nothing, as the newer word on the
 * same thing stays; so the log may be read again from any earlier place. Not thread-safe: {@link IndexWriter} lets in what one
 * poll has read at a time.
 */
final class CaseProjection {
    private static final int FIELDS =
            EscalationEvent.getClassSchema().getFields().size();
    private static final int FIELD_OF_CASE =
            EscalationEvent.getClassSchema().getField("case").pos();

    private final CaseCounts counts;
    private final LetGo letGo;
    private final DeliveryRows deliveries = new DeliveryRows();

    CaseProjection(CaseCounts counts, LetGo letGo) {
        this.counts = counts;
        this.letGo = letGo;
    }

    /** See {@link DeliveryRows#turns()}. */
    long deliveryTurns() {
        return deliveries.turns();
    }

    /** @return the counts after it, to be taken over once the turn is written */
    CaseCounts.Change event(IndexTurn turn, String routingKey, long offset, EscalationEvent event) {
        String caseId = event.getCaseId();
        CaseState after = event.getCase$();
        EscalationEvent alone = withoutCase(event);
        if (event.getResponse() != null) {
            turn.delete(in(Table.SENT).text(event.getResponse().getResponseId()).bytes());
            keepFirst(
                    turn,
                    in(Table.VERDICT).text(event.getResponse().getResponseId()).bytes(),
                    event);
        }
        byte[] routing = in(Table.ROUTING).text(caseId).bytes();
        if (after == null && !(LetGo.isOfNoCase(event) && turn.has(routing))) {
            turn.put(routing, Rows.text(routingKey));
        }
        // The watch asks every few minutes for ever, and nobody reads that.
        if (!event.getKind().equals(TimelineKind.LOOK_DUE.word())) {
            turn.put(in(Table.TIMELINE).text(caseId).number(offset).bytes(), alone);
        }
        if (event.getPage() != null) {
            page(turn, event, alone, event.getPage());
        }
        if (event.getEffect() != null) {
            EffectProjection.event(turn, alone);
        }
        if (event.getDelivery() != null) {
            deliveries.event(turn, alone, event.getDelivery());
        }
        letGo.heard(turn, event);
        if (after == null || letGo.isPast(turn, event)) {
            return counts.unchanged();
        }
        if (isAcceptedOffer(event)) {
            putNewer(turn, in(Table.ACCEPTED_OFFER).text(caseId).bytes(), event);
        }
        return state(turn, after);
    }

    static boolean isAcceptedOffer(EscalationEvent event) {
        return event.getKind().equals(TimelineKind.OFFER_ACCEPTED.word());
    }

    /** An answer is on its way. The topics come in any order, so its verdict may be here already. */
    void sent(IndexTurn turn, String responseId) {
        if (!turn.has(in(Table.VERDICT).text(responseId).bytes())) {
            turn.put(in(Table.SENT).text(responseId).bytes(), Rows.text(responseId));
        }
    }

    /**
     * The newer revision wins, whichever topic it came by. The watch case is found by its id and listed nowhere: it never
     * closes, and asks nothing of people while the registry runs.
     */
    CaseCounts.Change state(IndexTurn turn, CaseState state) {
        byte[] key = in(Table.CASE).text(state.getId()).bytes();
        ChildRows.put(turn, state);
        letGo.heard(turn, state);
        if (isKnown(turn, key, state.getRevision())) {
            return counts.unchanged();
        }
        CaseState before = turn.get(key, CaseState.class, Rows::state);
        boolean listed = !state.getKind().equals(CaseKind.WATCH.word());
        relist(turn, before, listed ? Listing.keysOf(state) : List.of(), state.getId());
        turn.put(key, state);
        if (state.getFollows() != null) {
            turn.put(followerKey(state.getFollows(), state.getId()), Rows.text(state.getId()));
        }
        EffectProjection.state(turn, state);
        if (before == null) {
            turn.put(in(Table.ROUTING).text(state.getId()).bytes(), Rows.text(state.getRoutingKey()));
        }
        return listed ? counts.change(before == null ? null : before.getState(), state.getState()) : counts.unchanged();
    }

    private static void page(IndexTurn turn, EscalationEvent event, EscalationEvent alone, PageFacts page) {
        boolean reminder = event.getKind().equals(TimelineKind.REMINDED.word())
                && !turn.has(in(Table.PAGE).text(page.getPageId()).bytes());
        // Who acknowledged without a page is reminded by one of their own, and its link has to lead somewhere.
        if (event.getKind().equals(TimelineKind.PAGE_REQUESTED.word()) || reminder) {
            putNewer(turn, in(Table.PAGE).text(page.getPageId()).bytes(), alone);
            if (NoticeRows.isNotice(page)) {
                NoticeRows.put(turn, event, page);
            } else if (!isWithdrawn(turn, event, page)) {
                turn.put(inboxKey(event, page), Rows.text(page.getPageId()));
            }
        } else if (event.getKind().equals(TimelineKind.PAGE_WITHDRAWN.word())) {
            putNewer(turn, in(Table.WITHDRAWN).text(page.getPageId()).bytes(), event);
            EscalationEvent requested =
                    turn.get(in(Table.PAGE).text(page.getPageId()).bytes(), EscalationEvent.class, Rows::event);
            if (requested != null && requested.getRevision() <= event.getRevision()) {
                turn.delete(inboxKey(requested, requested.getPage()));
            }
        }
    }

    /** The case has a row of its own; the timeline would only repeat it. */
    private static EscalationEvent withoutCase(EscalationEvent event) {
        if (event.getCase$() == null) {
            return event;
        }
        EscalationEvent alone = new EscalationEvent();
        for (int field = 0; field < FIELDS; field++) {
            if (field != FIELD_OF_CASE) {
                alone.put(field, event.get(field));
            }
        }
        return alone;
    }

    /** Most records move a case in no list, so only what differs is written. */
    static void relist(IndexTurn turn, @Nullable CaseState before, List<byte[]> after, String caseId) {
        List<byte[]> places = before == null ? List.of() : Listing.keysOf(before);
        for (byte[] place : places) {
            if (!contains(after, place)) {
                turn.delete(place);
            }
        }
        for (byte[] place : after) {
            if (!contains(places, place)) {
                turn.put(place, Rows.text(caseId));
            }
        }
        if (before != null && before.getFollows() != null) {
            turn.delete(followerKey(before.getFollows(), before.getId()));
        }
    }

    private static boolean contains(List<byte[]> places, byte[] sought) {
        return places.stream().anyMatch(place -> Arrays.equals(place, sought));
    }

    private static void keepFirst(IndexTurn turn, byte[] key, EscalationEvent event) {
        if (!turn.has(key)) {
            turn.put(key, event);
        }
    }

    /** @param event one of the case that the row is about, whose revisions rise */
    static void putNewer(IndexTurn turn, byte[] key, EscalationEvent event) {
        Long known = revision(turn, key);
        if (known == null || known <= event.getRevision()) {
            turn.put(key, event);
        }
    }

    /** What is read again must not undo what came after it. */
    private static boolean isWithdrawn(IndexTurn turn, EscalationEvent requested, PageFacts page) {
        Long withdrawn =
                revision(turn, in(Table.WITHDRAWN).text(page.getPageId()).bytes());
        return withdrawn != null && withdrawn >= requested.getRevision();
    }

    private static @Nullable Long revision(IndexTurn turn, byte[] keyOfEvent) {
        return turn.ask(
                keyOfEvent,
                EscalationEvent.class,
                EscalationEvent::getRevision,
                row -> Rows.event(row).getRevision());
    }

    private static boolean isKnown(IndexTurn turn, byte[] key, long revision) {
        Long known = turn.ask(key, CaseState.class, CaseState::getRevision, Rows::revision);
        return known != null && known >= revision;
    }

    private static byte[] followerKey(String elderId, String followerId) {
        return in(Table.FOLLOWER).text(elderId).text(followerId).bytes();
    }

    static byte[] inboxKey(EscalationEvent requested, PageFacts page) {
        return in(Table.INBOX)
                .text(page.getPerson())
                .newestFirst(requested.getAt().toEpochMilli())
                .text(page.getPageId())
                .bytes();
    }
}
