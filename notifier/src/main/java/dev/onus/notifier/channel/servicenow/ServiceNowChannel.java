package dev.onus.notifier.channel.servicenow;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.channel.ticket.OneAtATime;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A team's queue in ServiceNow: one incident for each case, known by its correlation id, and a work note for whatever
 * happens to its pages. Where event management is licensed the table {@code em_event} takes events instead.
 */
public final class ServiceNowChannel implements PagingChannel {
    private final HttpSender http;
    private final URI publicUrl;
    private final Clock clock;
    private final OneAtATime turns = new OneAtATime();

    /** @param publicUrl where the ticket's link to its case leads */
    public ServiceNowChannel(HttpSender http, URI publicUrl, Clock clock) {
        this.http = http;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.SERVICENOW;
    }

    @Override
    public Route route(ContactFacts facts) {
        String channel = facts.contact().channel();
        try {
            ServiceNowSettings settings = ServiceNowSettings.of(facts);
            return new Route.Usable(Destination.of(
                    channel,
                    settings.base().uri() + " " + settings.table(),
                    settings.shown(),
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(channel, String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(ServiceNowSettings settings, Message message, String destinationId, Duration timeout) {
        Optional<String> password = SecretValue.of(settings.password());
        if (password.isEmpty()) {
            return new SendResult.Permanent(
                    "Expected ServiceNow's password at " + settings.password().text() + ", but nothing is there.");
        }
        RestSession session = new RestSession(
                http, settings.base(), RestSession.basic(settings.username(), password.get()), clock, timeout);
        TicketText text = TicketText.ofTicket(message, publicUrl, destinationId);
        return turns.run(
                text.subject(),
                timeout,
                () -> new ServiceNowTicket(session, settings, text)
                        .take(message, TicketText.ofComment(message, publicUrl, destinationId)));
    }
}
