package dev.onus.notifier.channel.ntfy;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Publishes to a topic of ntfy as JSON, so that titles in any script arrive as they are. */
public final class NtfyChannel implements PagingChannel {
    private static final int TOO_MANY_REQUESTS = 429;
    /** The day's quota is used up; waiting a minute does not help, another contact does. */
    private static final int QUOTA_OF_THE_DAY = 42908;

    private final HttpSender http;
    private final Clock clock;

    public NtfyChannel(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.NTFY;
    }

    @Override
    public Route route(ContactFacts facts) {
        try {
            NtfySettings settings = NtfySettings.of(facts);
            return new Route.Usable(Destination.of(
                    facts.contact().channel(),
                    settings.server().uri() + " " + settings.topic(),
                    "a topic at " + settings.server().shown(),
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(facts.contact().channel(), String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(NtfySettings settings, Message message, String destinationId, Duration timeout) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        if (settings.token().isPresent()) {
            Optional<String> token = settings.token().flatMap(SecretValue::of);
            if (token.isEmpty()) {
                return new SendResult.Permanent(
                        "Expected an access token at " + settings.token().get().text() + ", but nothing is there.");
            }
            headers.put("authorization", "Bearer " + token.get());
        }
        byte[] body = NtfyMessage.of(message, settings.topic(), sequence(message, destinationId));
        HttpAnswer answer = http.send(HttpCall.postAndRead(settings.server().uri(), headers, body), timeout);
        return verdict(answer, clock.instant());
    }

    /** A withdrawal takes the page's place; of a page that came with others it stands beside them. */
    private static String sequence(Message message, String destinationId) {
        return message.type() == MessageType.WITHDRAWAL
                ? message.pageMessageIdFor(destinationId)
                : message.idFor(destinationId);
    }

    private static SendResult verdict(HttpAnswer answer, Instant now) {
        if (answer instanceof HttpAnswer.Answered answered) {
            Optional<JsonNode> body = Json.read(answered.body());
            if (answered.status() / 100 == 2) {
                return body.map(json -> json.path("id").asText())
                        .filter(id -> !id.isEmpty())
                        .<SendResult>map(SendResult.Accepted::new)
                        .orElseGet(() -> new SendResult.Permanent(
                                "Expected ntfy's answer with an id, but got something else; is url the server's?"));
            }
            boolean isQuota = answered.status() == TOO_MANY_REQUESTS
                    && body.filter(json -> json.path("code").asInt() == QUOTA_OF_THE_DAY)
                            .isPresent();
            if (isQuota) {
                return new SendResult.Permanent("Expected room for another message, but the day's quota is used up.");
            }
        }
        return HttpVerdict.of(answer, "", now);
    }
}
