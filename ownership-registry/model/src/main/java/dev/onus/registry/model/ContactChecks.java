package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks that each contact of a person can be used: its channel is there and it carries what the channel needs. */
final class ContactChecks {
    /** E.164: a plus and at most 15 digits, of which the first is not zero. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private ContactChecks() {}

    static List<Finding> check(RecordKey key, Person person, DirectorySnapshot after) {
        List<Finding> findings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < person.contacts().size(); index++) {
            String path = "spec.contacts[" + index + "]";
            Contact contact = person.contacts().get(index);
            check(key, path, contact, after).ifPresent(findings::add);
            if (!names.add(contact.name()) && isMeant(person, contact.name())) {
                findings.add(Finding.problem(
                        key,
                        path + ".name",
                        "Expected names that tell the contacts apart, but a rule means '" + contact.name()
                                + "' and several have that name."));
            }
        }
        if (person.contacts().isEmpty()) {
            findings.add(Finding.warning(key, "spec.contacts", key + " has no contact, so nobody can be paged there."));
        } else if (person.usableContacts().isEmpty()) {
            findings.add(Finding.warning(
                    key, "spec.contacts", key + " has no verified contact, so nobody can be paged there."));
        }
        return findings;
    }

    private static boolean isMeant(Person person, String name) {
        return person.highRules().stream().anyMatch(rule -> rule.contact().equals(name))
                || person.lowRules().stream().anyMatch(rule -> rule.contact().equals(name));
    }

    private static Optional<Finding> check(RecordKey key, String path, Contact contact, DirectorySnapshot after) {
        Optional<Channel> channel = after.channel(contact.channel()).map(Versioned::spec);
        Optional<ChannelType> type = channel.map(Channel::type).or(() -> ChannelType.builtIn(contact.channel()));
        if (type.isEmpty()) {
            return Optional.of(Finding.problem(key, path + ".channel", unknownChannel(contact, after)));
        }
        return form(key, path, contact, type.get(), channel)
                .or(() -> type.get() == ChannelType.SMTP ? mailServer(key, path, channel, after) : Optional.empty());
    }

    private static Optional<Finding> form(
            RecordKey key, String path, Contact contact, ChannelType type, Optional<Channel> channel) {
        return switch (type.contactForm()) {
            case NOTHING -> Optional.empty();
            case URL ->
                contact.url().isPresent()
                                || contact.urlRef().isPresent()
                                || channel.flatMap(found -> found.text(ChannelField.URL))
                                        .isPresent()
                                || channel.flatMap(found -> found.text(ChannelField.URL_REF))
                                        .isPresent()
                        ? Optional.empty()
                        : Optional.of(Finding.problem(
                                key,
                                path + ".url",
                                "Expected an address to post to for a channel of type " + type.word()
                                        + ", but it is missing."));
            case MAIL -> address(key, path, contact, "an e-mail address", ContactChecks::isMailAddress);
            case TELEPHONE ->
                address(
                        key,
                        path,
                        contact,
                        "a telephone number, for example +351912345678",
                        text -> TELEPHONE.matcher(text).matches());
            case NAME ->
                address(key, path, contact, "what a channel of type " + type.word() + " calls the place", text -> true);
        };
    }

    private static Optional<Finding> address(
            RecordKey key, String path, Contact contact, String expected, Predicate<String> isOne) {
        if (contact.address().isEmpty()) {
            return Optional.of(
                    Finding.problem(key, path + ".address", "Expected " + expected + ", but it is missing."));
        }
        return isOne.test(contact.address().get())
                ? Optional.empty()
                : Optional.of(Finding.problem(
                        key,
                        path + ".address",
                        "Expected " + expected + ", but got '"
                                + contact.address().get() + "'."));
    }

    /** Looks for what cannot be an address at all; only a delivery shows whether it is one. */
    private static boolean isMailAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at < text.length() - 1
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == ',');
    }

    private static Optional<Finding> mailServer(
            RecordKey key, String path, Optional<Channel> channel, DirectorySnapshot after) {
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
            ChannelType.builtIn(type.builtInName()).ifPresent(builtIn -> names.add(builtIn.builtInName()));
        }
        after.all(Kind.CHANNEL).forEach(found -> names.add(found.name()));
        return Words.expected("a built-in channel or the name of a Channel that exists", contact.channel(), names);
    }
}
