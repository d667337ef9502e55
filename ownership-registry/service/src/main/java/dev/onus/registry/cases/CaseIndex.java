package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.RowKey.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All cases as far as this replica has read: by id, in lists, with their timelines, pages, verdicts, and receipts. It
 * lies on disk and can be deleted at any time; the log builds it again, without what the stream has let go of ({@link LetGo}).
 */
public final class CaseIndex implements AutoCloseable {
    /** The most rows that one listing looks at; past it the caller gets what was found and a cursor. */
    static final int MOST_ROWS_LOOKED_AT = 10_000;

    private final IndexStore store;
    private final Runnable afterClose;
    private final CaseCounts counts = new CaseCounts();
    private final IndexWriter writer;
    private final EffectIndex effects;
    private final ReceiptIndex receipts;

    private CaseIndex(IndexStore store, Runnable afterClose) {
        this.store = store;
        this.afterClose = afterClose;
        this.writer = new IndexWriter(store, counts);
        this.effects = new EffectIndex(store);
        this.receipts = new ReceiptIndex(store);
        writer.startOverIfFormatChanged();
        countAgain();
    }

    public static CaseIndex open(Path directory) {
        return new CaseIndex(IndexStore.open(directory), () -> {});
    }

    /** One that goes with the process; the next start builds it again. */
    static CaseIndex openTemporary() {
        TemporaryDirectory directory = TemporaryDirectory.create("onus-cases-");
        return new CaseIndex(IndexStore.open(directory.path()), directory::delete);
    }

    IndexWriter writer() {
        return writer;
    }

    public EffectIndex effects() {
        return effects;
    }

    public ReceiptIndex receipts() {
        return receipts;
    }

    public Optional<CaseState> find(String caseId) {
        return row(in(Table.CASE).text(caseId)).map(Rows::state);
    }

    /** The key under which answers to the case are sent; known from the first event of the case. */
    public Optional<String> routingKey(String caseId) {
        return row(in(Table.ROUTING).text(caseId)).map(Rows::text);
    }

    /** @throws IllegalArgumentException if the cursor is not one of ours */
    public Part<CaseState> list(CaseFilter filter, CaseOrder order, Optional<String> cursor, int limit) {
        byte[] prefix = Listing.prefixFor(filter, order);
        byte[] from = cursor.map(text -> Cursor.resume(prefix, text)).orElse(prefix);
        List<CaseState> found = new ArrayList<>();
        List<String> next = new ArrayList<>(1);
        int[] looked = {0};
        store.scan(from, RowKey.behind(prefix), (key, value) -> {
            find(Rows.text(value)).filter(filter::matches).ifPresent(found::add);
            boolean enough = found.size() >= limit || ++looked[0] >= MOST_ROWS_LOOKED_AT;
            if (enough) {
                next.add(Cursor.of(key, prefix.length));
            }
            return !enough;
        });
        return new Part<>(found, next.stream().findFirst());
    }

    /** Events of the case in the order in which they happened. */
    public Part<EscalationEvent> timeline(String caseId, Optional<String> cursor, int limit) {
        byte[] prefix = in(Table.TIMELINE).text(caseId).bytes();
        byte[] from = cursor.map(text -> Cursor.resume(prefix, text)).orElse(prefix);
        List<EscalationEvent> events = new ArrayList<>();
        List<String> next = new ArrayList<>(1);
        store.scan(from, RowKey.behind(prefix), (key, value) -> {
            events.add(Rows.event(value));
            if (events.size() >= limit) {
                next.add(Cursor.of(key, prefix.length));
            }
            return events.size() < limit;
        });
        return new Part<>(events, next.stream().findFirst());
    }

    /** The last events of the case, in the order in which they happened. */
    public List<EscalationEvent> latest(String caseId, int most) {
        byte[] prefix = in(Table.TIMELINE).text(caseId).bytes();
        List<EscalationEvent> events = new ArrayList<>();
        store.scanBack(prefix, RowKey.behind(prefix), (key, value) -> {
            events.add(Rows.event(value));
            return events.size() < most;
        });
        return events.reversed();
    }

    public Optional<Page> page(String pageId) {
        return row(in(Table.PAGE).text(pageId)).map(Rows::event).map(requested -> {
            Optional<EscalationEvent> withdrawn =
                    row(in(Table.WITHDRAWN).text(pageId)).map(Rows::event);
            return new Page(
                    requested,
                    routingKey(requested.getCaseId())
                            .orElse(requested.getIdentity().getId()),
                    withdrawn);
        });
    }

    /** Pages to this person that nothing has withdrawn, newest first. */
    public List<Page> inbox(String person, int limit) {
        byte[] prefix = in(Table.INBOX).text(person).bytes();
        List<Page> pages = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            page(Rows.text(value)).ifPresent(pages::add);
            return pages.size() < limit;
        });
        return pages;
    }

    /** What this person was told lately and is asked nothing about, newest first. */
    public List<Page> notices(String person, int limit) {
        return NoticeRows.of(store, person, limit).stream()
                .flatMap(pageId -> page(pageId).stream())
                .toList();
    }

    /** The last word on what became of the page. */
    public Optional<EscalationEvent> delivery(String pageId) {
        return row(in(Table.DELIVERY).text(pageId)).map(Rows::event);
    }

    /** What became of the last message at each of the person's destinations, whatever case it was about. */
    public List<Reached> reached(String person) {
        return DeliveryRows.of(store, person);
    }

    /** Moves when a destination of somebody's begins to fail or to work; from 0 at each start. */
    public long deliveryTurns() {
        return writer.deliveryTurns();
    }

    /** The last acceptance of each offer of a shift, with the case after it; of all cases that are still known. */
    public List<EscalationEvent> acceptedOffers() {
        byte[] prefix = in(Table.ACCEPTED_OFFER).bytes();
        List<EscalationEvent> accepted = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> accepted.add(Rows.event(value)));
        return accepted;
    }

    /** Ids of the cases that follow this one. */
    public List<String> followersOf(String caseId) {
        byte[] prefix = in(Table.FOLLOWER).text(caseId).bytes();
        List<String> followers = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> followers.add(Rows.text(value)));
        return followers;
    }

    /**
     * The cases that follow this storm or have followed it, newest first.
     *
     * @throws IllegalArgumentException if the cursor is not one of ours
     */
    public Part<CaseState> childrenOf(String stormId, Optional<String> cursor, int limit) {
        Part<String> ids = ChildRows.of(store, stormId, cursor, limit);
        List<CaseState> children =
                ids.items().stream().flatMap(id -> find(id).stream()).toList();
        return new Part<>(children, ids.next());
    }

    /** The event that carries the verdict on this answer, with the case after it. */
    public Optional<EscalationEvent> verdict(String responseId) {
        return row(in(Table.VERDICT).text(responseId)).map(Rows::event);
    }

    /** Whether the answer was sent, by whichever replica, and its verdict has not come. */
    public boolean isSent(String responseId) {
        return row(in(Table.SENT).text(responseId)).isPresent();
    }

    public Optional<Receipt> receipt(String receiptId) {
        return row(in(Table.RECEIPT).text(receiptId)).map(Rows::receipt);
    }

    public long count(CaseStateName state) {
        return counts.in(state);
    }

    @Override
    public void close() {
        store.close();
        afterClose.run();
    }

    private void countAgain() {
        for (CaseStateName state : CaseStateName.values()) {
            byte[] prefix = Listing.prefixOfState(state.name());
            long[] count = {0};
            store.scan(prefix, RowKey.behind(prefix), (key, value) -> ++count[0] > 0);
            counts.set(state, count[0]);
        }
    }

    private Optional<byte[]> row(RowKey key) {
        return Optional.ofNullable(store.get(key.bytes()));
    }
}
