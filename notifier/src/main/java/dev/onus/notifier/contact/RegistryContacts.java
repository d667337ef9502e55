package dev.onus.notifier.contact;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    public RegistryContacts(Supplier<Directory> directory, List<PagingChannel> channels) {
        this.directory = directory;
        this.channels = channels.stream().collect(Collectors.toMap(PagingChannel::type, Function.identity()));
    }

    /** Tells whoever waits for a record to look again. */
    public void onChange() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    @Override
    public List<Route> routesTo(String person, long version) {
        return person(person, version)
                .map(found -> found.spec().usableContacts().stream()
                        .map(contact -> route(person, contact))
                        .toList())
                .orElseGet(() -> List.of(new Route.Unusable(
                        "registry", "Expected a Person named '" + person + "', but the registry has none.")));
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

    private Route route(String person, Contact contact) {
        Optional<Channel> channel = directory
                .get()
                .channel(contact.channel())
                .map(Versioned::spec)
                .or(() -> ChannelType.builtIn(contact.channel()).map(Channel::of));
        if (channel.isEmpty()) {
            return new Route.Unusable(
                    contact.channel(),
                    "Expected a Channel named '" + contact.channel() + "', but the registry has none.");
        }
        PagingChannel paging = channels.get(channel.get().type());
        if (paging == null) {
            return new Route.Unusable(
                    contact.channel(),
                    "Expected a channel type that this notifier has, but got "
                            + channel.get().type().word() + ".");
        }
        return paging.route(new ContactFacts(person, channel.get(), contact));
    }
}
