package dev.onus.notifier.ledger;

import dev.onus.contracts.PageLedger;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PageId;

/**
 * What a row of the ledger is about.
 *
 * @param part which message about the page: {@code page}, {@code withdrawal}, {@code reminder-7}
 * @param destination the destination's id, or {@link #WHOLE} of the row that says how the page as a whole ended
 */
public record LedgerKey(String routingKey, PageId pageId, String part, String destination) {
    /** In place of a destination: the page is settled, and nothing more is sent for it. */
    public static final String WHOLE = "whole";

    private static final String PAGE = MessageType.PAGE.word();

    public static LedgerKey whole(String routingKey, PageId pageId) {
        return new LedgerKey(routingKey, pageId, PAGE, WHOLE);
    }

    /** The record key: routing key, page, destination; other messages than the page itself add their part. */
    public String text() {
        String text = stem(routingKey, pageId.value(), destination);
        return part.equals(PAGE) ? text : text + "/" + part;
    }

    static LedgerKey of(String text, PageLedger value) {
        String stem = stem(value.getRoutingKey(), value.getPageId(), value.getDestination());
        String part = text.length() > stem.length() ? text.substring(stem.length() + 1) : PAGE;
        return new LedgerKey(value.getRoutingKey(), new PageId(value.getPageId()), part, value.getDestination());
    }

    LedgerKey withSharedWords() {
        return new LedgerKey(routingKey, pageId, part.intern(), destination.intern());
    }

    public boolean isWhole() {
        return destination.equals(WHOLE);
    }

    private static String stem(String routingKey, String pageId, String destination) {
        return routingKey + "/" + pageId + "/" + destination;
    }
}
