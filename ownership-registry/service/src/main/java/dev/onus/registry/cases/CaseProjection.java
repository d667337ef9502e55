package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.TimelineKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Turns records of the log into rows of the index. A record that was applied before changes nothing, so the log may be
 * read again from any earlier place. Not thread-safe: {@link CaseIndex} lets one record in at a time.
 */
final class CaseProjection {
    private final IndexStore store;
    private final CaseCounts counts;
    private final EffectProjection effects;
    private final DeliveryRows deliveries;
    private final NoticeRows notices;
    private final ChildRows children;

    CaseProjection(IndexStore store, CaseCounts counts) {
        this.store = store;
        this.counts = counts;
        this.effects = new EffectProjection(store);
        this.deliveries = new DeliveryRows(store);
        this.notices = new NoticeRows(store);
        this.children = new ChildRows(store);
    }

    /** See {@link DeliveryRows#turns()}. */
    long deliveryTurns() {
        return deliveries.turns();
    }

    /** @return the counts after it, to be taken over once the batch is written */
    CaseCounts.Change event(WriteBatch batch, String routingKey, long offset, EscalationEvent event)
            throws RocksDBException {
        String caseId = event.getCaseId();
        CaseState after = event.getCase$();
        if (event.getResponse() != null) {
            batch.delete(
                    in(Table.SENT).text(event.getResponse().getResponseId()).bytes());
            keepFirst(
                    batch,
                    in(Table.VERDICT).text(event.getResponse().getResponseId()).bytes(),
                    Rows.of(event));
        }
        batch.put(in(Table.ROUTING).text(caseId).bytes(), Rows.text(routingKey));
        // The watch asks every few minutes for ever, and nobody reads that.
        if (!event.getKind().equals(TimelineKind.LOOK_DUE.word())) {
            batch.put(in(Table.TIMELINE).text(caseId).number(offset).bytes(), Rows.of(withoutCase(event)));
        }
        if (event.getPage() != null) {
            page(batch, event, event.getPage());
        }
        if (event.getEffect() != null) {
            effects.event(batch, withoutCase(event));
        }
        if (event.getDelivery() != null) {
            deliveries.event(batch, withoutCase(event), event.getDelivery());
        }
        if (after != null && isAcceptedOffer(event)) {
            batch.put(in(Table.ACCEPTED_OFFER).text(caseId).bytes(), Rows.of(event));
        }
        return after == null ? counts.unchanged() : state(batch, after);
    }

    static boolean isAcceptedOffer(EscalationEvent event) {
        return event.getKind().equals(TimelineKind.OFFER_ACCEPTED.word());
    }

    /** An answer is on its way. The topics come in any order, so its verdict may be here already. */
    void sent(WriteBatch batch, String responseId) throws RocksDBException {
        if (store.get(in(Table.VERDICT).text(responseId).bytes()) == null) {
            batch.put(in(Table.SENT).text(responseId).bytes(), Rows.text(responseId));
        }
    }

    /**
     * The newer revision wins, whichever topic it came by. The watch case is found by its id and listed nowhere: it never
     * closes, and asks nothing of people while the registry runs.
     */
    CaseCounts.Change state(WriteBatch batch, CaseState state) throws RocksDBException {
        byte[] key = in(Table.CASE).text(state.getId()).bytes();
        children.put(batch, state);
        CaseState before = read(key);
        if (before != null && before.getRevision() >= state.getRevision()) {
            return counts.unchanged();
        }
        boolean listed = !state.getKind().equals(CaseKind.WATCH.word());
        relist(batch, before, listed ? Listing.keysOf(state) : List.of(), state.getId());
        batch.put(key, Rows.of(state));
        if (state.getFollows() != null) {
            batch.put(followerKey(state.getFollows(), state.getId()), Rows.text(state.getId()));
        }
        effects.state(batch, state);
        batch.put(in(Table.ROUTING).text(state.getId()).bytes(), Rows.text(state.getRoutingKey()));
        return listed ? counts.change(before == null ? null : before.getState(), state.getState()) : counts.unchanged();
    }

    /** The stream has let go of the case; everything about it goes. */
    CaseCounts.Change forget(WriteBatch batch, String caseId) throws RocksDBException {
        byte[] key = in(Table.CASE).text(caseId).bytes();
        CaseState before = read(key);
        relist(batch, before, List.of(), caseId);
        batch.delete(key);
        batch.delete(in(Table.ROUTING).text(caseId).bytes());
        children.forget(batch, caseId);
        batch.delete(in(Table.ACCEPTED_OFFER).text(caseId).bytes());
        for (EscalationEvent event : timeline(caseId)) {
            if (event.getResponse() != null) {
                batch.delete(in(Table.VERDICT)
                        .text(event.getResponse().getResponseId())
                        .bytes());
            }
            if (event.getEffect() != null) {
                effects.forget(batch, event);
            }
            if (event.getPage() != null) {
                String pageId = event.getPage().getPageId();
                batch.delete(in(Table.PAGE).text(pageId).bytes());
                batch.delete(in(Table.WITHDRAWN).text(pageId).bytes());
                batch.delete(in(Table.DELIVERY).text(pageId).bytes());
                batch.delete(inboxKey(event, event.getPage()));
                batch.delete(NoticeRows.key(event, event.getPage()));
            }
        }
        byte[] timeline = in(Table.TIMELINE).text(caseId).bytes();
        batch.deleteRange(timeline, RowKey.behind(timeline));
        return before == null || before.getKind().equals(CaseKind.WATCH.word())
                ? counts.unchanged()
                : counts.change(before.getState(), null);
    }

    private void page(WriteBatch batch, EscalationEvent event, PageFacts page) throws RocksDBException {
        boolean reminder = event.getKind().equals(TimelineKind.REMINDED.word())
                && store.get(in(Table.PAGE).text(page.getPageId()).bytes()) == null;
        // Who acknowledged without a page is reminded by one of their own, and its link has to lead somewhere.
        if (event.getKind().equals(TimelineKind.PAGE_REQUESTED.word()) || reminder) {
            batch.put(in(Table.PAGE).text(page.getPageId()).bytes(), Rows.of(withoutCase(event)));
            if (NoticeRows.isNotice(page)) {
                notices.put(batch, event, page);
            } else {
                batch.put(inboxKey(event, page), Rows.text(page.getPageId()));
            }
        } else if (event.getKind().equals(TimelineKind.PAGE_WITHDRAWN.word())) {
            batch.put(in(Table.WITHDRAWN).text(page.getPageId()).bytes(), Rows.of(event));
            Optional.ofNullable(store.get(in(Table.PAGE).text(page.getPageId()).bytes()))
                    .map(Rows::event)
                    .ifPresent(requested -> removeFromInbox(batch, requested));
        }
    }

    private static void removeFromInbox(WriteBatch batch, EscalationEvent requested) {
        try {
            batch.delete(inboxKey(requested, requested.getPage()));
        } catch (RocksDBException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The case has a row of its own; the timeline would only repeat it. */
    private static EscalationEvent withoutCase(EscalationEvent event) {
        return event.getCase$() == null
                ? event
                : EscalationEvent.newBuilder(event).clearCase$().build();
    }

    /** Most records move a case in no list, so only what differs is written. */
    private static void relist(WriteBatch batch, @Nullable CaseState before, List<byte[]> after, String caseId)
            throws RocksDBException {
        List<byte[]> places = before == null ? List.of() : Listing.keysOf(before);
        for (byte[] place : places) {
            if (!contains(after, place)) {
                batch.delete(place);
            }
        }
        for (byte[] place : after) {
            if (!contains(places, place)) {
                batch.put(place, Rows.text(caseId));
            }
        }
        if (before != null && before.getFollows() != null) {
            batch.delete(followerKey(before.getFollows(), before.getId()));
        }
    }

    private static boolean contains(List<byte[]> places, byte[] sought) {
        return places.stream().anyMatch(place -> Arrays.equals(place, sought));
    }

    private void keepFirst(WriteBatch batch, byte[] key, byte[] row) throws RocksDBException {
        if (store.get(key) == null) {
            batch.put(key, row);
        }
    }

    private @Nullable CaseState read(byte[] key) {
        byte[] row = store.get(key);
        return row == null ? null : Rows.state(row);
    }

    private List<EscalationEvent> timeline(String caseId) {
        byte[] prefix = in(Table.TIMELINE).text(caseId).bytes();
        List<EscalationEvent> events = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> events.add(Rows.event(value)));
        return events;
    }

    private static byte[] followerKey(String elderId, String followerId) {
        return in(Table.FOLLOWER).text(elderId).text(followerId).bytes();
    }

    private static byte[] inboxKey(EscalationEvent requested, PageFacts page) {
        return in(Table.INBOX)
                .text(page.getPerson())
                .newestFirst(requested.getAt().toEpochMilli())
                .text(page.getPageId())
                .bytes();
    }
}
