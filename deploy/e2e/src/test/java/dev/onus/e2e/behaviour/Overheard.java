package dev.onus.e2e.behaviour;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.ChannelType;
import java.util.function.Consumer;

/** A real channel that tells what its receivers took over. */
record Overheard(PagingChannel channel, Consumer<Heard> listener) implements PagingChannel {
    @Override
    public ChannelType type() {
        return channel.type();
    }

    @Override
    public Route route(ContactFacts facts) {
        Route route = channel.route(facts);
        if (!(route instanceof Route.Usable usable)) {
            return route;
        }
        Destination real = usable.destination();
        return new Route.Usable(new Destination(
                real.id(), real.channel(), real.shortened(), (message, destinationId, timeout) -> {
                    SendResult result = real.sender().send(message, destinationId, timeout);
                    if (result instanceof SendResult.Accepted) {
                        listener.accept(
                                new Heard(message.person(), facts.contact().name(), what(message)));
                    }
                    return result;
                }));
    }

    private static String what(Message message) {
        return message.bundled().isEmpty()
                ? message.type().word()
                : message.pages().size() + " pages";
    }
}
