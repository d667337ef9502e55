package dev.onus.notifier.message;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.Word;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One message to one person, whatever the channel.
 *
 * @param event the event of the case log that asks for it; it has a page
 * @param number of a reminder or an acknowledgement, which tells it from the page's others; 0 of the rest
 * @param answerUrl where the person answers
 * @param code of a verification: what the person types in to show that the contact is theirs
 * @param bundled further pages that travel in this message, because the destination had too many; else empty
 * @param bundle what the pages that travel in this message are called together; empty: by themselves
 * @param earlier what was sent to the same destination before; nothing until it is known which destination that is
 */
public record Message(
        MessageType type,
        EscalationEvent event,
        PageFacts page,
        long number,
        URI answerUrl,
        Optional<String> code,
        List<Message> bundled,
        Optional<String> bundle,
        Earlier earlier) {
    private static final Set<PagePurpose> ASK_NOTHING =
            EnumSet.of(PagePurpose.NOTICE, PagePurpose.TEST, PagePurpose.VERIFICATION);

    public Message {
        bundled = List.copyOf(bundled);
    }

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

    /** What a holder of the answer link has: the last part of its address. */
    public String token() {
        String url = answerUrl.toString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** What the page asks of its person. */
    public PagePurpose purpose() {
        return Word.find(PagePurpose.class, page.getPurpose()).orElse(PagePurpose.UNKNOWN);
    }

    /** Whether the person is asked for an answer; without that a message has no button, no code and no such link. */
    public boolean asksForAnswer() {
        return (type == MessageType.PAGE || type == MessageType.REMINDER)
                && page.getCapacity() == PageCapacity.accountable
                && !ASK_NOTHING.contains(purpose());
    }

    /** The same message with further pages in it, called after all of them. */
    public Message with(List<Message> further) {
        Message all = new Message(type, event, page, number, answerUrl, code, further, bundle, earlier);
        return all.called(nameOf(all.pages().stream().map(Message::pageId).toList()));
    }

    /** The same message under this name, from which its id follows, together with the destination. */
    public Message called(String name) {
        return new Message(type, event, page, number, answerUrl, code, bundled, Optional.of(name), earlier);
    }

    /**
     * What a message with these pages is called. Were one of them missing the next time, it is called otherwise, or a
     * receiver that keeps ids would take the rest for known.
     */
    public static String nameOf(List<PageId> pages) {
        return StableHash.of(pages.stream().map(PageId::value).sorted().toArray(String[]::new));
    }

    /** The same message on its way to a destination of which this is known. */
    public Message after(Earlier earlier) {
        return new Message(type, event, page, number, answerUrl, code, bundled, bundle, earlier);
    }

    /** All pages that travel in this message, each by itself, this one first. */
    public List<Message> pages() {
        Message itself = new Message(type, event, page, number, answerUrl, code, List.of(), Optional.empty(), earlier);
        return Stream.concat(Stream.of(itself), bundled.stream()).toList();
    }

    /** Tells the messages about one page apart: {@code page}, {@code withdrawal}, {@code reminder-7}. */
    public String part() {
        return type == MessageType.REMINDER || type == MessageType.ACKNOWLEDGEMENT
                ? type.word() + "-" + number
                : type.word();
    }

    /**
     * The id that a receiver sees, the same over all retries (G5): 32 hex digits, so without the dot that Standard
     * Webhooks forbids. Several pages in one message have one id.
     */
    public String idFor(String destinationId) {
        return bundle.map(name -> StableHash.of("bundle", name, destinationId))
                .orElseGet(() -> idOf(pageId(), destinationId, part()));
    }

    /** The id under which the destination got the page itself; what a withdrawal refers to. */
    public String pageMessageIdFor(String destinationId) {
        return idOf(pageId(), destinationId, MessageType.PAGE.word());
    }

    private static String idOf(PageId pageId, String destinationId, String part) {
        return StableHash.of("message", pageId.value(), destinationId, part);
    }
}
