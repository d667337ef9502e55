package dev.onus.notifier.channel.console;

import dev.onus.notifier.channel.ChannelContract;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.util.Optional;

/** The inbox has no receiver beside the log itself, so it can only accept. */
class ConsoleChannelTest extends ChannelContract {
    @Override
    protected Optional<Destination> destinationThat(Behaviour behaviour) {
        if (behaviour != Behaviour.ACCEPTS) {
            return Optional.empty();
        }
        Contact contact = new Contact("console", Optional.empty(), Optional.empty(), Optional.empty());
        Route route = new ConsoleChannel().route(new ContactFacts("ana", Channel.of(ChannelType.CONSOLE), contact));
        return Optional.of(((Route.Usable) route).destination());
    }

    @Override
    protected int messagesTaken() {
        return 1;
    }
}
