package dev.onus.notifier.channel.webhook;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends pages as CloudEvents 1.0 in structured JSON, signed the way of Standard Webhooks: the id stays over retries, the
 * timestamp is the attempt's.
 */
public final class WebhookChannel implements PagingChannel {
    private final HttpSender http;
    private final CloudEventJson json;
    private final Clock clock;

    public WebhookChannel(HttpSender http, CloudEventJson json, Clock clock) {
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.WEBHOOK;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            WebhookSettings settings = WebhookSettings.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    settings.address().uri().toString(),
                    settings.address().shown(),
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(WebhookSettings settings, Message message, String destinationId, Duration timeout) {
        Optional<Signature> signature =
                settings.secret().flatMap(SecretValue::of).map(Signature::withSecret);
        if (settings.secret().isPresent() && signature.isEmpty()) {
            return new SendResult.Permanent("Expected a signing secret at "
                    + settings.secret().get().text() + ", but nothing is there; an unsigned page is not sent instead.");
        }
        String id = message.idFor(destinationId);
        Instant now = clock.instant();
        byte[] body = json.write(message, id);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/cloudevents+json; charset=utf-8");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        signature.ifPresent(s -> headers.put("webhook-signature", s.of(id, now.getEpochSecond(), body)));
        return HttpVerdict.of(http.send(HttpCall.post(settings.address().uri(), headers, body), timeout), id, now);
    }
}
