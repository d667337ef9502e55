package dev.onus.notifier.message;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One message to one person, whatever the channel.
 *
 * @param event the event of the case log that asks for it; it has a page
 * @param number of a reminder, which tells it from the page's other reminders; 0 of the others
 * @param answerUrl where the person answers
 */
public record Message(MessageType type, EscalationEvent event, PageFacts page, long number, URI answerUrl) {
    /** The page it is about. */
    public PageId pageId() {
        return new PageId(page.getPageId());
    }

    public String person() {
        return page.getPerson();
    }

    /** When it was asked for, on the clock of the log. */
    public Instant at() {
        return event.getAt();
    }

    /** When it escalates unless somebody acknowledges; empty for who is only informed. */
    public Optional<Instant> acknowledgeBy() {
        return Optional.ofNullable(page.getAcknowledgeBy());
    }

    /** Tells the messages about one page apart: {@code page}, {@code withdrawal}, {@code reminder-7}. */
    public String part() {
        return type == MessageType.REMINDER ? type.word() + "-" + number : type.word();
    }

    /**
     * The id that a receiver sees, the same over all retries (G5): 32 hex digits, so without the dot that Standard
     * Webhooks forbids.
     */
    public String idFor(String destinationId) {
        return idOf(pageId(), destinationId, part());
    }

    /** The id under which the destination got the page itself; what a withdrawal refers to. */
    public String pageMessageIdFor(String destinationId) {
        return idOf(pageId(), destinationId, MessageType.PAGE.word());
    }

    private static String idOf(PageId pageId, String destinationId, String part) {
        return StableHash.of("message", pageId.value(), destinationId, part);
    }
}
