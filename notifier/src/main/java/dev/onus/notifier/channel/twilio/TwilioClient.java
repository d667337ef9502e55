package dev.onus.notifier.channel.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.Sender;
import dev.onus.notifier.channel.rest.FormBody;
import dev.onus.notifier.channel.rest.RestReply;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.SecretValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Twilio's interface of 2010, which text messages and calls share. */
public final class TwilioClient {
    private static final Set<String> CAME_TO_NOTHING = Set.of("failed", "undelivered", "canceled");
    /** As many messages as somebody gets in the time in which a page is tried again. */
    private static final int LOOKED_AT = 20;

    private final HttpSender http;
    private final Clock clock;

    public TwilioClient(HttpSender http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** The destination of a contact, or why there is none. */
    Route route(
            ContactFacts facts, Function<ContactFacts, TwilioSettings> read, Function<TwilioSettings, Sender> sender) {
        String channel = facts.contact().channel();
        try {
            TwilioSettings settings = read.apply(facts);
            return new Route.Usable(
                    Destination.of(channel, settings.to(), settings.shortened(), sender.apply(settings)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(channel, String.valueOf(unusable.getMessage()));
        }
    }

    /** What came of it; permanent when the token's reference leads to nothing. */
    SendResult inSession(TwilioSettings settings, Duration timeout, Function<RestSession, SendResult> requests) {
        Optional<String> token = SecretValue.of(settings.token());
        return token.map(found -> RestSession.basic(settings.account(), found))
                .map(basic -> requests.apply(new RestSession(http, settings.base(), basic, clock, timeout)))
                .orElseGet(() -> new SendResult.Permanent(
                        "Expected Twilio's token at " + settings.token().text() + ", but nothing is there."));
    }

    SendResult create(RestSession session, TwilioSettings settings, String resource, FormBody form) {
        return TwilioVerdict.of(session.post(settings.path(resource), form));
    }

    /**
     * The message with this text that the number was sent, if there is one that did not fail. Twilio has no key by
     * which it would know a message that comes twice. Empty as well when it cannot be asked: rather twice than never.
     */
    Optional<String> findMessage(RestSession session, TwilioSettings settings, String text) {
        String query = new FormBody()
                .with("To", settings.to())
                .with("PageSize", Integer.toString(LOOKED_AT))
                .text();
        if (session.get(settings.path("Messages.json?" + query)) instanceof RestReply.Ok listed) {
            for (JsonNode message : listed.body().path("messages")) {
                boolean lives = !CAME_TO_NOTHING.contains(message.path("status").asText());
                // A trial account puts a sentence of its own before the text.
                if (lives && message.path("body").asText().endsWith(text)) {
                    return Optional.of(message.path("sid").asText());
                }
            }
        }
        return Optional.empty();
    }
}
