package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.FormBody;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.registry.model.ChannelType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends pages as text messages, answered by a digit and a short code. When an earlier attempt may have arrived it is
 * looked up before the message is sent again.
 */
public final class TwilioSmsChannel implements PagingChannel {
    /** How long Twilio may keep a message that it cannot send yet. Later than the page escalates it is of no use. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

    private final TwilioClient client;
    private final Callbacks callbacks;

    /** @param publicUrl where Twilio finds the registry */
    public TwilioSmsChannel(TwilioClient client, URI publicUrl) {
        this.client = client;
        this.callbacks = new Callbacks(publicUrl);
    }

    @Override
    public ChannelType type() {
        return ChannelType.TWILIO_SMS;
    }

    @Override
    public Route route(ContactFacts facts) {
        return client.route(
                facts,
                TwilioSettings::of,
                settings -> (message, destinationId, timeout) ->
                        client.inSession(settings, timeout, session -> send(session, settings, message)));
    }

    private SendResult send(RestSession session, TwilioSettings settings, Message message) {
        String text = SmsText.of(message);
        Optional<String> arrived =
                message.earlier().mayHaveArrived() ? client.findMessage(session, settings, text) : Optional.empty();
        return arrived.<SendResult>map(SendResult.Accepted::new)
                .orElseGet(() -> client.create(session, settings, "Messages.json", form(settings, message, text)));
    }

    private FormBody form(TwilioSettings settings, Message message, String text) {
        FormBody form = new FormBody()
                .with("To", settings.to())
                .with(settings.isMessagingService() ? "MessagingServiceSid" : "From", settings.from())
                .with("Body", text)
                .with("ValidityPeriod", Long.toString(validity(message).toSeconds()));
        // What becomes of a reminder or a withdrawal says nothing of the page.
        return message.type() == MessageType.PAGE
                ? form.with("StatusCallback", callbacks.of(settings.channel(), message))
                : form;
    }

    private Duration validity(Message message) {
        Duration left = message.acknowledgeBy()
                .map(by -> Duration.between(client.clock().instant(), by))
                .orElse(LONGEST_WAIT);
        if (left.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    }
}
