package dev.onus.notifier;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.ChannelType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A channel with the limits of a chat that posts nothing but the ids of the pages, one a line. */
final class PlainChannel implements PagingChannel {
    private final HttpSender http = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")));

    @Override
    public ChannelType type() {
        return ChannelType.TEAMS;
    }

    @Override
    public Route route(ContactFacts facts) {
        WebAddress address = WebAddress.of(facts);
        return new Route.Usable(Destination.of(
                facts.contact().channel(),
                address.uri().toString(),
                address.shown(),
                (message, destinationId, timeout) -> send(address, message, destinationId, timeout)));
    }

    private SendResult send(WebAddress address, Message message, String destinationId, Duration timeout) {
        String id = message.idFor(destinationId);
        String pages =
                message.pages().stream().map(page -> page.pageId().value()).collect(Collectors.joining("\n"));
        HttpCall call = HttpCall.post(address.uri(), Map.of("webhook-id", id), pages.getBytes(StandardCharsets.UTF_8));
        return HttpVerdict.of(http.send(call, timeout), id, Instant.EPOCH);
    }
}
