package dev.onus.notifier.course;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.contact.PersonWays;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Person;
import dev.onus.vocabulary.Urgency;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Contacts that lead to nowhere, for tests. */
public final class Ways {
    public static final Way INBOX = way("console", ChannelType.CONSOLE);

    private Ways() {}

    /** A contact of that name over a channel of that name. */
    public static Way way(String name, ChannelType type) {
        return to(
                type,
                new Destination(
                        "destination-" + name, name, "…", (message, id, timeout) -> new SendResult.Accepted("id")));
    }

    public static Way to(ChannelType type, Destination destination) {
        return new Way(Contact.of(destination.channel()), Optional.of(type), new Route.Usable(destination));
    }

    public static Way unverified(Way way) {
        return new Way(way.contact().verified(false), way.type(), way.route());
    }

    /** Somebody without rules whose contacts these are. */
    public static Optional<PersonWays> person(Way... ways) {
        List<Contact> contacts = Arrays.stream(ways).map(Way::contact).toList();
        return Optional.of(new PersonWays(Person.reachedBy(contacts), List.of(ways), INBOX));
    }

    /** So many contacts, each when the one before fails. */
    static Course failOver(Instant asked, int contacts) {
        List<Way> ways = IntStream.range(0, contacts)
                .mapToObj(number -> to(
                        ChannelType.WEBHOOK,
                        new Destination(
                                "destination-" + number,
                                "channel-" + number,
                                "…",
                                (message, id, timeout) -> new SendResult.Accepted("id"))))
                .toList();
        Errand errand = new Errand(asked, Optional.empty(), Urgency.HIGH, false, Optional.empty(), false);
        return CoursePlan.of(errand, asked, Person.reachedBy(List.of()), ways, INBOX);
    }
}
