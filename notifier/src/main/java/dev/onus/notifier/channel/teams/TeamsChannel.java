package dev.onus.notifier.channel.teams;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.HttpVerdict;
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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workflow of Power Automate. It says that it took the card, not that the card was posted; it has no id, so a repeat is a
 * second card, and no way to change one, so a withdrawal is a card of its own. The address is the secret.
 */
public final class TeamsChannel implements PagingChannel {
    /** Connectors answered 200 with Teams' refusal in the text, and some gateways in front of flows still do. */
    private static final Pattern REFUSAL_WITHIN = Pattern.compile("returned HTTP error ([0-9]{3})");

    private final HttpSender http;
    private final Clock clock;

    public TeamsChannel(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.TEAMS;
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
        Map<String, String> headers = Map.of("content-type", "application/json; charset=utf-8");
        HttpAnswer answer = http.send(HttpCall.postAndRead(address.uri(), headers, TeamsCard.of(message)), timeout);
        Instant now = clock.instant();
        return HttpVerdict.of(refusalWithin(answer).orElse(answer), message.idFor(destinationId), now);
    }

    private static Optional<HttpAnswer> refusalWithin(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Answered answered && answered.status() / 100 == 2) {
            Matcher refusal = REFUSAL_WITHIN.matcher(answered.body());
            if (refusal.find()) {
                return Optional.of(
                        new HttpAnswer.Answered(Integer.parseInt(refusal.group(1)), answered.retryAfter(), ""));
            }
        }
        return Optional.empty();
    }
}
