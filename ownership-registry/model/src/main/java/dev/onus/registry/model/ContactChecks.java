package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that each contact of a person can be used: its channel is there and it carries what the channel needs. */
final class ContactChecks {
    private ContactChecks() {}

    static List<Finding> check(RecordKey key, Person person, DirectorySnapshot after) {
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < person.contacts().size(); index++) {
            String path = "spec.contacts[" + index + "]";
            check(key, path, person.contacts().get(index), after).ifPresent(findings::add);
        }
        if (person.contacts().isEmpty()) {
            findings.add(Finding.warning(key, "spec.contacts", key + " has no contact, so nobody can be paged there."));
        }
        return findings;
    }

    private static Optional<Finding> check(RecordKey key, String path, Contact contact, DirectorySnapshot after) {
        Optional<Channel> channel = after.channel(contact.channel()).map(Versioned::spec);
        Optional<ChannelType> type = channel.map(Channel::type).or(() -> ChannelType.builtIn(contact.channel()));
        if (type.isEmpty()) {
            return Optional.of(Finding.problem(key, path + ".channel", unknownChannel(contact, after)));
        }
        return switch (type.get()) {
            case CONSOLE -> Optional.empty();
            case WEBHOOK ->
                contact.url().or(() -> channel.flatMap(Channel::url)).isPresent()
                        ? Optional.empty()
                        : Optional.of(Finding.problem(
                                key, path + ".url", "Expected an address for the webhook, but it is missing."));
            case SMTP -> mail(key, path, contact, channel, after);
        };
    }

    private static Optional<Finding> mail(
            RecordKey key, String path, Contact contact, Optional<Channel> channel, DirectorySnapshot after) {
        if (contact.address().isEmpty()) {
            return Optional.of(
                    Finding.problem(key, path + ".address", "Expected an e-mail address, but it is missing."));
        }
        boolean server = channel.isPresent()
                || after.all(Kind.CHANNEL).stream()
                        .anyMatch(found -> found.spec() instanceof Channel any && any.type() == ChannelType.SMTP);
        return server
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        key,
                        path + ".channel",
                        "There is no Channel of type smtp, so e-mail leaves only if the notifier has a mail server of"
                                + " its own configured."));
    }

    private static String unknownChannel(Contact contact, DirectorySnapshot after) {
        List<String> names = new ArrayList<>();
        for (ChannelType type : ChannelType.values()) {
            names.add(type.builtInName());
        }
        after.all(Kind.CHANNEL).forEach(found -> names.add(found.name()));
        return Words.expected("console, webhook, email or the name of a Channel that exists", contact.channel(), names);
    }
}
