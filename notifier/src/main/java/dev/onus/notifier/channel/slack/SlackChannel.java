package dev.onus.notifier.channel.slack;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;

/** Slack's bot: posts pages with buttons, and puts the withdrawal in their place. */
public final class SlackChannel implements PagingChannel {
    private final HttpSender http;
    private final Clock clock;

    public SlackChannel(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.SLACK;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            SlackSettings settings = SlackSettings.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    settings.conversation(),
                    settings.isUser() ? "a direct message" : "a channel",
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    /** The token is read at each use, so that a rotated one is used at once. */
    private SendResult send(SlackSettings settings, Message message, String destinationId, Duration timeout) {
        return SecretValue.of(settings.token())
                .map(token -> new SlackConversation(
                        new SlackApi(http, settings.api(), token, clock), settings, message, destinationId, timeout))
                .map(SlackConversation::send)
                .orElseGet(() -> new SendResult.Permanent(
                        "Expected a bot's token at " + settings.token().text() + ", but nothing is there."));
    }
}
