package dev.onus.registry.callback;

import dev.onus.registry.answer.DeliveryReceipts;
import dev.onus.registry.answer.DeliveryReceipts.Receipt;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.http.FormFields;
import dev.onus.vocabulary.DeliveryState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What became of a text message or a call after Twilio had taken it. */
@Singleton
final class TwilioReceipts {
    private final PageAnswers pages;
    private final DeliveryReceipts receipts;

    TwilioReceipts(PageAnswers pages, DeliveryReceipts receipts) {
        this.pages = pages;
        this.receipts = receipts;
    }

    void ofMessage(Callback call, FormFields form) {
        Optional<DeliveryState> state = form.text("MessageStatus").flatMap(TwilioReceipts::ofMessage);
        Optional<String> detail = form.text("ErrorCode").map(code -> "Twilio's error " + code);
        say(call, form, state, detail, form.text("MessageSid"));
    }

    /** A call that was taken has arrived, be it at a voicemail; that somebody heard it, only a key shows. */
    void ofCall(Callback call, FormFields form) {
        Optional<String> status = form.text("CallStatus");
        say(
                call,
                form,
                status.flatMap(TwilioReceipts::ofCall),
                status.map(word -> "the call was " + word),
                form.text("CallSid"));
    }

    private void say(
            Callback call,
            FormFields form,
            Optional<DeliveryState> state,
            Optional<String> detail,
            Optional<String> providerId) {
        call.token()
                .flatMap(pages::find)
                .ifPresent(page -> state.ifPresent(is ->
                        receipts.say(new Receipt(page.page(), is, call.name(), form.text("To"), detail, providerId))));
    }

    private static Optional<DeliveryState> ofMessage(String status) {
        return switch (status) {
            case "delivered" -> Optional.of(DeliveryState.DELIVERED);
            case "read" -> Optional.of(DeliveryState.READ);
            case "undelivered", "failed" -> Optional.of(DeliveryState.FAILED);
            default -> Optional.empty();
        };
    }

    /** Cancelled is what a withdrawal does to a call that still rings. */
    private static Optional<DeliveryState> ofCall(String status) {
        return switch (status) {
            case "completed" -> Optional.of(DeliveryState.DELIVERED);
            case "busy", "no-answer", "failed" -> Optional.of(DeliveryState.FAILED);
            default -> Optional.empty();
        };
    }
}
