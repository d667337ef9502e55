package dev.onus.notifier.message;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.VerificationCode;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads from an event of the case log which message it asks for, if any. */
public final class MessageFactory {
    private final AnswerToken token;
    private final String publicUrl;

    /** @param publicUrl where people reach the registry's web pages */
    public MessageFactory(AnswerToken token, URI publicUrl) {
        this.token = token;
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
    }

    /** Empty for all the events that ask for no message. */
    public Optional<Message> of(EscalationEvent event) {
        PageFacts page = event.getPage();
        if (page == null) {
            return Optional.empty();
        }
        return typeOf(event)
                .map(type -> new Message(
                        type,
                        event,
                        page,
                        numberOf(type, event),
                        answerUrl(page),
                        codeOf(page),
                        List.of(),
                        Optional.empty(),
                        Earlier.NOTHING));
    }

    /** What is said of a page of the case once somebody has acknowledged that. */
    public Message acknowledgement(EscalationEvent event, PageId page, String person) {
        PageFacts facts = PageFacts.newBuilder()
                .setPageId(page.value())
                .setAttempt(1)
                .setPerson(person)
                .build();
        return new Message(
                MessageType.ACKNOWLEDGEMENT,
                event,
                facts,
                event.getRevision(),
                answerUrl(facts),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Earlier.NOTHING);
    }

    private static Optional<MessageType> typeOf(EscalationEvent event) {
        return switch (Word.find(TimelineKind.class, event.getKind()).orElse(TimelineKind.UNKNOWN)) {
            case PAGE_REQUESTED -> Optional.of(MessageType.PAGE);
            case PAGE_WITHDRAWN -> Optional.of(MessageType.WITHDRAWAL);
            case REMINDED -> Optional.of(MessageType.REMINDER);
            // The rest of the timeline is not for this service; new words may come (interface contract).
            default -> Optional.empty();
        };
    }

    /** The case's revision moves with every event, so it tells reminders apart and is the same when read again. */
    private static long numberOf(MessageType type, EscalationEvent event) {
        return type == MessageType.REMINDER ? event.getRevision() : 0;
    }

    /** Never in an event: whoever reads the log could verify a contact that is not theirs. */
    private Optional<String> codeOf(PageFacts page) {
        return Optional.ofNullable(page.getContact())
                .filter(contact -> page.getPurpose().equals(PagePurpose.VERIFICATION.word()))
                .map(contact -> VerificationCode.of(token, new PageId(page.getPageId()), page.getPerson(), contact));
    }

    private URI answerUrl(PageFacts page) {
        return URI.create(publicUrl + "/a/" + token.tokenOf(new PageId(page.getPageId())));
    }
}
