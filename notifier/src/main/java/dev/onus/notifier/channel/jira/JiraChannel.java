package dev.onus.notifier.channel.jira;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.channel.ticket.OneAtATime;
import dev.onus.notifier.channel.ticket.OpenedTickets;
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
 * A team's queue in Jira: one issue for each case, known by its label. Further pages of the case and what became of
 * them are comments; a page of a case whose issue is done opens it again.
 */
public final class JiraChannel implements PagingChannel {
    private final HttpSender http;
    private final URI publicUrl;
    private final Clock clock;
    private final OneAtATime turns = new OneAtATime();
    private final OpenedTickets opened = new OpenedTickets();

    /** @param publicUrl where the link to its case leads */
    public JiraChannel(HttpSender http, URI publicUrl, Clock clock) {
        this.http = http;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public ChannelType type() {
        return ChannelType.JIRA;
    }

    @Override
    public Route route(ContactFacts facts) {
        String channel = facts.contact().channel();
        try {
            JiraSettings settings = JiraSettings.of(facts);
            return new Route.Usable(Destination.of(
                    channel,
                    settings.base().uri() + " " + settings.project(),
                    settings.shown(),
                    (message, destinationId, timeout) -> send(settings, message, destinationId, timeout)));
        } catch (IllegalArgumentException unusable) {
            return new Route.Unusable(channel, String.valueOf(unusable.getMessage()));
        }
    }

    private SendResult send(JiraSettings settings, Message message, String destinationId, Duration timeout) {
        Optional<String> token = SecretValue.of(settings.token());
        if (token.isEmpty()) {
            return new SendResult.Permanent(
                    "Expected Jira's token at " + settings.token().text() + ", but nothing is there.");
        }
        String authorization = settings.username()
                .map(user -> RestSession.basic(user, token.get()))
                .orElseGet(() -> RestSession.bearer(token.get()));
        RestSession session = new RestSession(http, settings.base(), authorization, clock, timeout);
        TicketText text = TicketText.ofTicket(message, publicUrl, destinationId);
        return turns.run(
                text.subject(),
                timeout,
                () -> new JiraTicket(new JiraApi(session, settings), opened, destinationId, text)
                        .take(message, TicketText.ofComment(message, publicUrl, destinationId)));
    }
}
