package dev.onus.notifier.channel.console;

import dev.onus.notifier.channel.ChannelContract;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The inbox has no receiver beside the log itself, so it can only accept. */
class ConsoleChannelTest extends ChannelContract {
    private int sent;

    @Override
    protected Set<Behaviour> behaviours() {
        return EnumSet.of(Behaviour.ACCEPTS);
    }

    @Override
    protected Destination destinationThat(Behaviour behaviour) {
        Contact contact = Contact.of("console");
        Route route = new ConsoleChannel().route(new ContactFacts("ana", Channel.of(ChannelType.CONSOLE), contact));
        Destination inbox = ((Route.Usable) route).destination();
        return new Destination(inbox.id(), inbox.channel(), inbox.shortened(), (message, id, timeout) -> {
            sent++;
            return inbox.sender().send(message, id, timeout);
        });
    }

    @Override
    protected List<String> idsSent() {
        return List.of();
    }

    /** The page is in the inbox by the event that asked for it. */
    @Override
    protected int messagesTaken() {
        return sent;
    }
}
