package dev.onus.registry.callback;

import dev.onus.contracts.AnswerToken;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Page;
import dev.onus.registry.client.ReplyCode;
import dev.onus.registry.client.SmsReply;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.profile.TextConsent;
import dev.onus.vocabulary.PageId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Text messages that come back: an answer by its code, or one of the words by which somebody wants no more of them. Who
 * writes is whom the number is a verified contact of; anybody else hears nothing.
 */
@Singleton
final class TwilioSmsCallback implements VendorCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** Pages of one person that a code is looked for among. */
    private static final int MOST_PAGES = 200;

    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP = Set.of("HELP", "INFO");

    private final PageAnswers pages;
    private final CaseLog log;
    private final AnswerToken tokens;
    private final ContactPeople people;
    private final TwilioReceipts receipts;
    private final TextConsent consent;
    private final ReplyLimit limit;

    TwilioSmsCallback(
            PageAnswers pages,
            CaseLog log,
            AnswerToken tokens,
            ContactPeople people,
            TwilioReceipts receipts,
            TextConsent consent,
            ReplyLimit limit) {
        this.pages = pages;
        this.log = log;
        this.tokens = tokens;
        this.people = people;
        this.receipts = receipts;
        this.consent = consent;
        this.limit = limit;
    }

    @Override
    public boolean takes(ChannelType type) {
        return type == ChannelType.TWILIO_SMS;
    }

    @Override
    public CallbackReply take(Callback call) {
        FormFields form = call.form();
        call.let(TwilioSignature.check(
                call.url(), form.all(), call.header(TwilioSignature.HEADER), call.secret(ChannelField.TOKEN_REF)));
        if (call.token().isPresent()) {
            receipts.ofMessage(call, form);
            return Twiml.silence();
        }
        return heard(call, form, form.text("From").orElse(""), form.text("Body").orElse(""));
    }

    private CallbackReply heard(Callback call, FormFields form, String number, String body) {
        String word = body.toUpperCase(Locale.ROOT);
        // Twilio answers these words itself, and lets nothing more through after the first kind.
        if (STOP.contains(word)) {
            consent.stop(call.name(), number);
            return Twiml.silence();
        }
        if (START.contains(word)) {
            consent.start(call.name(), number);
            return Twiml.silence();
        }
        List<String> linked = people.at(call.name(), number);
        if (linked.isEmpty() || HELP.contains(word)) {
            return Twiml.silence();
        }
        Optional<SmsReply> reply = SmsReply.parse(body);
        List<PageAndCase> meant =
                reply.map(wanted -> meant(linked, wanted.code())).orElse(List.of());
        if (meant.size() == 1) {
            return Twiml.message(
                    answer(call, form, meant.getFirst(), reply.orElseThrow().choice()));
        }
        String ask = reply.isEmpty()
                ? "Reply with 1 or 2 and the code of the page, as it is written in its message."
                : meant.isEmpty()
                        ? "No page that waits for you has this code; it may have been withdrawn."
                        : "Several pages have this code. Use the link of the page.";
        return limit.allows(number, call.now()) ? Twiml.message(ask) : Twiml.silence();
    }

    private List<PageAndCase> meant(List<String> linked, ReplyCode code) {
        return linked.stream()
                .flatMap(person -> log.index().inbox(person, MOST_PAGES).stream())
                .map(Page::id)
                .filter(id -> ReplyCode.of(tokens.tokenOf(new PageId(id))).equals(code))
                .flatMap(id -> pages.ofPage(id).stream())
                .toList();
    }

    private String answer(Callback call, FormFields form, PageAndCase page, SmsReply.Choice choice) {
        if (page.isExpired(call.now())) {
            return "This page is too old to be answered by text message.";
        }
        AnswerAction action = choice == SmsReply.Choice.ACCEPT ? AnswerAction.ACKNOWLEDGE : AnswerAction.DECLINE;
        String messageSid = form.text("MessageSid").orElse("");
        return Told.of(pages.give(
                page,
                new PageAnswers.Wanted(
                        action,
                        Answerer.byChannel(page.page().person(), "sms"),
                        Optional.empty(),
                        action == AnswerAction.DECLINE ? Optional.of("Declined by text message.") : Optional.empty(),
                        Evidence.of(call, TwilioVoiceCallback.SCHEME, messageSid),
                        Optional.of(messageSid).filter(sid -> !sid.isEmpty())),
                PATIENCE));
    }
}
