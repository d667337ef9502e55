package dev.onus.notifier.channel.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.outbound.HttpAnswer;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PagerDuty's Events API v2. The same event twice is one event there, so what may have arrived is simply sent again
 * (developer.pagerduty.com, "Response Codes and Retry Logic": 400 is never retried, 429 and 5xx are).
 */
public final class PagerDutyChannel implements PagingChannel {
    private static final String TAKEN = "success";

    private final HttpSender http;
    private final Clock clock;

    public PagerDutyChannel(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.PAGERDUTY;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            PagerDutySettings settings = PagerDutySettings.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    settings.routingKey().text(),
                    "an integration at " + settings.events().shown(),
                    (message, destinationId, timeout) -> send(settings, message, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    /** Several pages are several alerts there, so that each can be resolved; they are sent one after the other. */
    private SendResult send(PagerDutySettings settings, Message message, Duration timeout) {
        Optional<String> routingKey = SecretValue.of(settings.routingKey());
        if (routingKey.isEmpty()) {
            return new SendResult.Permanent(
                    "Expected an integration key at " + settings.routingKey().text() + ", but nothing is there.");
        }
        List<Message> pages = message.pages();
        SendResult result = new SendResult.Accepted("");
        for (Message page : pages) {
            result = send(settings, page, routingKey.get(), timeout.dividedBy(pages.size()));
            if (!(result instanceof SendResult.Accepted)) {
                return result;
            }
        }
        return result;
    }

    /**
     * An event of an acknowledged incident joins it without a sound there (support.pagerduty.com, "Event Management"). So
     * when the acknowledgement has lapsed and the person is paged again, what was acknowledged ends first.
     */
    private SendResult send(PagerDutySettings settings, Message page, String routingKey, Duration timeout) {
        if (page.type() == MessageType.PAGE && page.earlier().acknowledged()) {
            Duration half = timeout.dividedBy(2);
            SendResult ended = post(settings, page, PagerDutyEvent.resolve(page, routingKey), half);
            return ended instanceof SendResult.Accepted
                    ? post(settings, page, PagerDutyEvent.of(page, routingKey), half)
                    : ended;
        }
        return post(settings, page, PagerDutyEvent.of(page, routingKey), timeout);
    }

    private SendResult post(PagerDutySettings settings, Message page, ObjectNode event, Duration timeout) {
        byte[] body = Json.bytes(event);
        Map<String, String> headers = Map.of("content-type", "application/json; charset=utf-8");
        HttpAnswer answer = http.send(HttpCall.postAndRead(settings.events().uri(), headers, body), timeout);
        return verdict(answer, PagerDutyEvent.dedupKey(page), clock.instant());
    }

    private static SendResult verdict(HttpAnswer answer, String dedupKey, Instant now) {
        if (answer instanceof HttpAnswer.Answered answered && answered.status() / 100 == 2) {
            boolean isTaken = Json.read(answered.body())
                    .filter(body -> body.path("status").asText().equals(TAKEN))
                    .isPresent();
            return isTaken
                    ? new SendResult.Accepted(dedupKey)
                    : new SendResult.Permanent(
                            "Expected PagerDuty to say success, but it said something else; is url the Events API's?");
        }
        return HttpVerdict.of(answer, dedupKey, now);
    }
}
