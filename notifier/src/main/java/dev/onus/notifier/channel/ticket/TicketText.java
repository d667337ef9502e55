package dev.onus.notifier.channel.ticket;

import dev.onus.contracts.CaseStateName;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a ticket says. It is read by a whole team, so it carries no link that answers as one person: it leads to the
 * case, where people log in.
 *
 * @param subject the case; for what is about no case, the page
 * @param summary one line
 * @param paragraphs each without line breaks
 * @param link to the case
 * @param mark the message's id, by which it is known when it may have arrived already
 */
public record TicketText(String subject, String summary, List<String> paragraphs, URI link, String mark) {
    /** What the first paragraph says already. */
    private static final String WHY_THE_PERSON = "Why you";

    public TicketText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** What a new ticket says. */
    public static TicketText ofTicket(Message message, URI publicUrl, String destinationId) {
        List<String> paragraphs = new ArrayList<>(List.of(asked(message)));
        Map<String, String> facts = new LinkedHashMap<>(Briefing.facts(message));
        facts.remove(WHY_THE_PERSON);
        facts.forEach((name, value) -> paragraphs.add(name + ": " + value));
        return text(message, publicUrl, destinationId, paragraphs);
    }

    /** What is added to a ticket that is there. */
    public static TicketText ofComment(Message message, URI publicUrl, String destinationId) {
        return text(message, publicUrl, destinationId, List.of(asked(message)));
    }

    /** Whether nothing is left to do, so that the ticket can be closed. */
    public static boolean isOver(Message message) {
        return message.type() == MessageType.WITHDRAWAL && message.event().getState() == CaseStateName.resolved;
    }

    /** As plain text of at most so many characters; what is cut is in the middle, the link and the mark stay. */
    public String plain(int max) {
        String end = "\n" + link + "\n" + reference();
        return Clip.characters(String.join("\n", paragraphs), max - end.length()) + end;
    }

    /** The last line: what tells this message from others. */
    public String reference() {
        return "Reference: " + mark;
    }

    private static TicketText text(Message message, URI publicUrl, String destinationId, List<String> paragraphs) {
        String caseId = message.event().getCaseId();
        return new TicketText(
                Briefing.isAboutACase(message) ? caseId : message.pageId().value(),
                Briefing.heading(message),
                paragraphs.stream()
                        .map(Clip::oneLine)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                URI.create(publicUrl.toString().replaceAll("/+$", "") + "/cases/" + caseId),
                message.idFor(destinationId));
    }

    private static String asked(Message message) {
        String reason = Wording.reason(message);
        return switch (message.type()) {
            case PAGE ->
                switch (message.purpose()) {
                    case NOTICE, TEST -> "For " + message.person() + ": " + reason;
                    case VERIFICATION -> verification(message);
                    default ->
                        message.asksForAnswer()
                                ? message.person() + " is asked to answer"
                                        + message.acknowledgeBy()
                                                .map(by -> " by " + Briefing.time(by))
                                                .orElse("") + ": " + reason
                                : message.person() + " is informed: " + reason;
                };
            case REMINDER -> "A reminder for " + message.person() + ": " + reason;
            case ACKNOWLEDGEMENT -> "Acknowledged: " + reason;
            case WITHDRAWAL -> message.person() + " need not answer any more: " + reason;
        };
    }

    private static String verification(Message message) {
        return message.code()
                .map(code -> "The code that shows that this contact is " + message.person() + "'s: " + code)
                .orElse("A contact of " + message.person() + " is to be verified.");
    }
}
