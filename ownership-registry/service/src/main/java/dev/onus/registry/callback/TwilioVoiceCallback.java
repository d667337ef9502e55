package dev.onus.registry.callback;

import dev.onus.contracts.CaseState;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * A call: says the page, takes one key, and hears how the call ended. Without a key nothing happens, so that a voicemail
 * acknowledges nothing.
 */
@Singleton
final class TwilioVoiceCallback implements VendorCallback {
    static final String SCHEME = "twilio";
    /** Twilio waits for fifteen seconds, and a person on the telephone for less. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String STATUS = "status";
    private static final String KEYS = "Press 4 to acknowledge. Press 6 to decline; the next person is then called.";

    private final PageAnswers pages;
    private final ContactPeople people;
    private final TwilioReceipts receipts;
    private final SpokenNotice notices;

    TwilioVoiceCallback(PageAnswers pages, ContactPeople people, TwilioReceipts receipts, SpokenNotice notices) {
        this.notices = notices;
        this.pages = pages;
        this.people = people;
        this.receipts = receipts;
    }

    @Override
    public boolean takes(ChannelType type) {
        return type == ChannelType.TWILIO_VOICE;
    }

    @Override
    public CallbackReply take(Callback call) {
        FormFields form = call.form();
        call.let(TwilioSignature.check(
                call.url(), form.all(), call.header(TwilioSignature.HEADER), call.secret(ChannelField.TOKEN_REF)));
        if (call.query().text("event").filter(STATUS::equals).isPresent()) {
            receipts.ofCall(call, form);
            return Twiml.silence();
        }
        Optional<PageAndCase> page = call.token().flatMap(pages::find);
        if (page.isEmpty()) {
            return Twiml.say("This page is not known here.");
        }
        if (notices.isOne(page.get())) {
            return notices.say(call, form, page.get());
        }
        String person = page.get().page().person();
        String number = form.text("To").orElse("");
        if (!people.at(call.name(), number).contains(person)) {
            return Twiml.say("This number is not linked to " + person + ". Nothing was answered.");
        }
        return form.text("Digits")
                .map(digits -> Twiml.say(pressed(call, form, page.get(), digits)))
                .orElseGet(() -> say(call, form, page.get()));
    }

    private CallbackReply say(Callback call, FormFields form, PageAndCase page) {
        CaseState state = page.state();
        String what = "This is Onus, for " + page.page().person() + ". "
                + state.getSeverity().name() + " severity. " + state.getTitle() + ". ";
        if (page.isClosed() || page.page().withdrawn().isPresent()) {
            return Twiml.say(what + "It is over; nothing is asked of you.");
        }
        boolean machine = form.text("AnsweredBy")
                .filter(by -> by.startsWith("machine") || by.equals("fax"))
                .isPresent();
        return machine
                ? Twiml.say(what + "A machine has answered, so nothing was acknowledged.")
                : Twiml.ask(
                        call.url(),
                        what + page.page().why() + ". " + KEYS,
                        "No key was pressed. Nothing was answered.");
    }

    private String pressed(Callback call, FormFields form, PageAndCase page, String digits) {
        Optional<AnswerAction> action = switch (digits) {
            case "4" -> Optional.of(AnswerAction.ACKNOWLEDGE);
            case "6" -> Optional.of(AnswerAction.DECLINE);
            default -> Optional.empty();
        };
        if (action.isEmpty()) {
            return "That key means nothing. Nothing was answered.";
        }
        if (page.isExpired(call.now())) {
            return "This page is too old to be answered by telephone.";
        }
        String callSid = form.text("CallSid").orElse("");
        return Told.of(pages.give(
                page,
                new PageAnswers.Wanted(
                        action.get(),
                        Answerer.byChannel(page.page().person(), "voice"),
                        Optional.empty(),
                        action.get() == AnswerAction.DECLINE ? Optional.of("Declined by telephone.") : Optional.empty(),
                        Evidence.of(call, SCHEME, callSid),
                        Optional.of(StableHash.of(call.name(), callSid, digits))),
                PATIENCE));
    }
}
