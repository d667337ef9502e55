package dev.onus.notifier.contact;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.course.Way;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Contacts as the registry has them now. A page goes where a person is reachable now, not where that was once. */
public final class RegistryContacts implements ContactBook {
    /**
     * The stream may have read a person that this process has not read yet; a page must not count as undeliverable for
     * that. The registry's records arrive within milliseconds, so this is waited for at most.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<Directory> directory;
    private final Map<ChannelType, PagingChannel> channels;
    private final Object changed = new Object();

    /** @param instead of those channels that have the same type */
    public RegistryContacts(Supplier<Directory> directory, List<PagingChannel> channels, List<PagingChannel> instead) {
        this.directory = directory;
        this.channels = new EnumMap<>(ChannelType.class);
        channels.forEach(channel -> this.channels.put(channel.type(), channel));
        instead.forEach(channel -> this.channels.put(channel.type(), channel));
    }

    /** Tells whoever waits for a record to look again. */
    public void onChange() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    @Override
    public Optional<PersonWays> find(String person, long version) {
        return person(person, version)
                .map(found -> new PersonWays(
                        found.spec(),
                        found.spec().contacts().stream()
                                .map(contact -> way(person, contact))
                                .toList(),
                        way(person, Contact.of(ChannelType.CONSOLE.builtInName()))));
    }

    private Optional<Versioned<Person>> person(String name, long version) {
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        synchronized (changed) {
            while (true) {
                Optional<Versioned<Person>> found = directory.get().person(name);
                long left = patientUntil - System.nanoTime();
                if (found.filter(person -> person.version() >= version).isPresent() || left <= 0) {
                    return found;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(changed, left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return found;
                }
            }
        }
    }

    private Way way(String person, Contact contact) {
        Optional<Channel> channel = directory
                .get()
                .channel(contact.channel())
                .map(Versioned::spec)
                .or(() -> ChannelType.builtIn(contact.channel()).map(Channel::of));
        if (channel.isEmpty()) {
            return new Way(
                    contact,
                    Optional.empty(),
                    new Route.Unusable(
                            contact.channel(),
                            "Expected a Channel named '" + contact.channel() + "', but the registry has none."));
        }
        return new Way(
                contact, Optional.of(channel.get().type()), route(new ContactFacts(person, channel.get(), contact)));
    }

    private Route route(ContactFacts facts) {
        PagingChannel paging = channels.get(facts.channel().type());
        return paging == null
                ? new Route.Unusable(
                        facts.contact().channel(),
                        "Expected a channel type that this notifier has, but got "
                                + facts.channel().type().word() + ".")
                : paging.route(facts);
    }
}
