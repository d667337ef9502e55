package dev.onus.registry.callback;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.Answered;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.config.PublicUrl;
import dev.onus.vocabulary.StableHash;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers by replying to the mail of a page. The token that the mail carried and the reply carries back is what allows it,
 * exactly as that of the link does: bound to page, person and version. The answer's id follows from the reply's own id, so
 * a reply that two replicas read, or one reads twice, is one answer.
 */
@Singleton
final class MailAnswers {
    static final String VIA = "email";
    static final String NOT_UNDERSTOOD =
            "Your reply was not understood, and nothing was done. Reply again with one of these as the first word: ack,"
                    + " decline, escalate.";

    private static final Logger LOG = LoggerFactory.getLogger(MailAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PageAnswers pages;
    private final ReplyLimit limit;
    private final PublicUrl publicUrl;
    private final MeterRegistry meters;

    MailAnswers(PageAnswers pages, ReplyLimit limit, PublicUrl publicUrl, MeterRegistry meters) {
        this.pages = pages;
        this.limit = limit;
        this.publicUrl = publicUrl;
        this.meters = meters;
    }

    /**
     * Gives the answer that stands in the mail, and returns once it is durable.
     *
     * @return what its person is to be told; empty when there is nothing to tell, or nobody who may be told
     * @throws dev.onus.registry.answer.ResponseLogUnavailableException if it cannot be made durable now
     */
    Optional<AnswerMail.Words> take(Inbox inbox, MailReply reply, Instant now) {
        if (reply.byMachine()) {
            return ignored(inbox, "by-machine");
        }
        Optional<PageAndCase> page = reply.token().flatMap(pages::find);
        if (page.isEmpty()) {
            return ignored(inbox, "of-no-page");
        }
        Optional<AnswerAction> action = MailWords.read(reply.text());
        if (action.isEmpty()) {
            return told(inbox, "not-understood", reply, page.get(), NOT_UNDERSTOOD, now);
        }
        if (page.get().isExpired(now)) {
            return told(
                    inbox, "expired", reply, page.get(), "This page is too old to be answered; nothing was done.", now);
        }
        Answered answered = pages.give(page.get(), wanted(inbox, reply, page.get(), action.get()), PATIENCE);
        boolean done = answered instanceof Answered.Pending
                || (answered instanceof Answered.Judged judged
                        && judged.verdict().getResponse().getVerdict() == AnswerVerdict.applied);
        return done
                ? ignored(inbox, "answered")
                : told(inbox, "refused", reply, page.get(), "Nothing was done. " + Told.of(answered), now);
    }

    private static PageAnswers.Wanted wanted(Inbox inbox, MailReply reply, PageAndCase page, AnswerAction action) {
        String deliveryId = StableHash.of("mail", reply.id());
        return new PageAnswers.Wanted(
                action,
                Answerer.byChannel(page.page().person(), VIA),
                Optional.empty(),
                action == AnswerAction.DECLINE ? Optional.of("Declined by e-mail.") : Optional.empty(),
                Map.of("channel", inbox.name(), "providerId", deliveryId, "proof", "answer token"),
                Optional.of(deliveryId));
    }

    private Optional<AnswerMail.Words> ignored(Inbox inbox, String outcome) {
        count(inbox, outcome);
        return Optional.empty();
    }

    /** To the person's own address and no other: whoever wrote the sender may have written somebody else's. */
    private Optional<AnswerMail.Words> told(
            Inbox inbox, String outcome, MailReply reply, PageAndCase page, String words, Instant now) {
        count(inbox, outcome);
        return limit.allows("mail " + page.page().id(), now)
                ? Optional.of(new AnswerMail.Words(
                        page.page().person(),
                        reply.id(),
                        words,
                        reply.token()
                                .map(token -> publicUrl.with("/a/" + token))
                                .orElse("")))
                : Optional.empty();
    }

    private void count(Inbox inbox, String outcome) {
        meters.counter("onus.mail.replies", "channel", inbox.name(), "outcome", outcome)
                .increment();
        LOG.info("mail={} channel={}", outcome, inbox.name());
    }
}
