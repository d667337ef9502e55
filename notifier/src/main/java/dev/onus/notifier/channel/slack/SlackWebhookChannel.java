package dev.onus.notifier.channel.slack;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpAnswer;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Slack's incoming webhook: it posts and knows nothing of what it posted, so a repeat is a second message and a withdrawal
 * is one of its own. The address is the secret.
 */
public final class SlackWebhookChannel implements PagingChannel {
    private static final String TAKEN = "ok";

    private final HttpSender http;
    private final Clock clock;

    public SlackWebhookChannel(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.SLACK_WEBHOOK;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            WebAddress address = WebAddress.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    address.uri().toString(),
                    address.shown(),
                    (message, destinationId, timeout) -> send(address, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(WebAddress address, Message message, String destinationId, Duration timeout) {
        byte[] body = Json.bytes(SlackBlocks.of(message, SlackBlocks.Way.LINK));
        Map<String, String> headers = Map.of("content-type", "application/json; charset=utf-8");
        HttpAnswer answer = http.send(HttpCall.postAndRead(address.uri(), headers, body), timeout);
        if (answer instanceof HttpAnswer.Answered answered && answered.status() / 100 == 2) {
            String text = answered.body().strip();
            if (!text.equals(TAKEN)) {
                return new SendResult.Permanent(
                        "Expected Slack to say ok, but it said " + SlackVerdict.word(text) + ".");
            }
        }
        return HttpVerdict.of(answer, message.idFor(destinationId), clock.instant());
    }
}
