package dev.onus.notifier.channel.smtp;

import dev.onus.contracts.MailToken;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Message;
import dev.onus.registry.client.MailServer;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.vocabulary.PagePurpose;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which mail server takes the page, and to whom it goes.
 *
 * @param to the person's address
 * @param replies where replies go; empty where nobody reads them
 */
record SmtpSettings(MailServer server, String from, String to, Optional<String> replies) {
    private static final Set<PagePurpose> ANSWERED_BY_A_WORD =
            EnumSet.of(PagePurpose.ANSWER, PagePurpose.CLOCK, PagePurpose.EFFECT);

    /** @throws IllegalArgumentException saying what is missing */
    static SmtpSettings of(ContactFacts facts) {
        Channel channel = facts.channel();
        return new SmtpSettings(
                MailServer.outgoingOf(channel).orElseThrow(() -> ContactFacts.missing("host", "the channel")),
                channel.text(ChannelField.FROM).orElseThrow(() -> ContactFacts.missing("from", "the channel")),
                facts.contact().address().orElseThrow(() -> ContactFacts.missing("address", "the contact")),
                channel.text(ChannelField.REPLY_TO));
    }

    /** Where a reply to this mail goes; empty unless it is about one page, to which one word is an answer. */
    Optional<String> replyTo(Message message) {
        boolean byAWord = message.bundled().isEmpty()
                && message.asksForAnswer()
                && ANSWERED_BY_A_WORD.contains(message.purpose())
                && !Briefing.isOfferedShift(message);
        return replies.filter(pattern -> byAWord).flatMap(pattern -> MailToken.address(pattern, message.token()));
    }

    /** The first letter and the domain: enough to see that it is the right one, too little to write to. */
    String shortened() {
        int at = to.lastIndexOf('@');
        return at < 1 ? "mail" : to.charAt(0) + "…" + to.substring(at);
    }
}
