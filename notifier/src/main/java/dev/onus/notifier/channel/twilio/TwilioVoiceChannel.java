package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.FormBody;
import dev.onus.notifier.channel.rest.RestReply;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.registry.model.ChannelType;
import java.net.URI;

/**
 * Calls people. What the call says Twilio fetches from the registry, which also takes the digit that answers the page;
 * that somebody picked up answers nothing, because a voicemail does that too. A withdrawal stops a call that still
 * rings and never makes one. A call that may have been made already is made again: a list of calls does not tell which
 * page they were about, and a second call is better than none.
 */
public final class TwilioVoiceChannel implements PagingChannel {
    /** About six rings; most voicemails come later. */
    private static final int RING_SECONDS = 30;

    private static final int CLIENT_ERROR = 4;

    private final TwilioClient client;
    private final Callbacks callbacks;

    /** @param publicUrl where Twilio finds the registry */
    public TwilioVoiceChannel(TwilioClient client, URI publicUrl) {
        this.client = client;
        this.callbacks = new Callbacks(publicUrl);
    }

    @Override
    public ChannelType type() {
        return ChannelType.TWILIO_VOICE;
    }

    @Override
    public Route route(ContactFacts facts) {
        return client.route(
                facts,
                read -> TwilioSettings.of(read).thatCanCall(),
                settings -> (message, destinationId, timeout) -> client.inSession(
                        settings,
                        timeout,
                        session -> message.type() == MessageType.WITHDRAWAL
                                ? stopRinging(session, settings, message, destinationId)
                                : call(session, settings, message)));
    }

    private SendResult call(RestSession session, TwilioSettings settings, Message message) {
        FormBody form = new FormBody()
                .with("To", settings.to())
                .with("From", settings.from())
                .with("Url", callbacks.of(settings.channel(), message))
                .with("Method", "POST")
                .with("MachineDetection", "Enable")
                .with("Timeout", Integer.toString(RING_SECONDS));
        if (message.type() == MessageType.PAGE) {
            form.with("StatusCallback", callbacks.statusOf(settings.channel(), message))
                    .with("StatusCallbackMethod", "POST")
                    .with("StatusCallbackEvent", "answered")
                    .with("StatusCallbackEvent", "completed");
        }
        return client.create(session, settings, "Calls.json", form);
    }

    private SendResult stopRinging(
            RestSession session, TwilioSettings settings, Message message, String destinationId) {
        SendResult done = new SendResult.Accepted(message.idFor(destinationId));
        return message.earlier()
                .pageProviderId()
                .filter(sid -> sid.matches("[0-9A-Za-z]+"))
                .map(sid -> session.post(
                        settings.path("Calls/" + sid + ".json"), new FormBody().with("Status", "canceled")))
                .map(reply -> isOver(reply) ? done : TwilioVerdict.of(reply))
                .orElse(done);
    }

    /** Whatever Twilio refuses here, the call does not ring any more: somebody picked up, or it is over. */
    private static boolean isOver(RestReply reply) {
        return switch (reply) {
            case RestReply.Ok stopped -> true;
            case RestReply.Failed failed ->
                failed.why() instanceof SendResult.Permanent && failed.status().orElse(0) / 100 == CLIENT_ERROR;
        };
    }
}
