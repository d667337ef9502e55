package dev.onus.notifier.channel.console;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.ChannelType;
import java.time.Duration;

/**
 * The inbox of the console. It is the registry's projection of the same log that asked for the page, so the page is there
 * already and nothing has to be sent.
 */
public final class ConsoleChannel implements PagingChannel {
    @Override
    public ChannelType type() {
        return ChannelType.CONSOLE;
    }

    @Override
    public Route route(ContactFacts facts) {
        ConsoleSettings settings = ConsoleSettings.of(facts);
        return new Route.Usable(
                Destination.of(facts.contact().channel(), settings.person(), "inbox of the console", this::accept));
    }

    private SendResult accept(Message message, String destinationId, Duration timeout) {
        return new SendResult.Accepted(message.idFor(destinationId));
    }
}
