package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads Person and Team. */
final class PeopleSpecs {
    private PeopleSpecs() {}

    static Person person(Fields spec) {
        List<Contact> contacts =
                spec.objects("contacts").stream().map(PeopleSpecs::contact).toList();
        Fields rules = spec.object("rules");
        Person person = new Person(
                spec.text("displayName"),
                Values.zone(spec, "timeZone"),
                contacts,
                rules(rules, "high", contacts),
                rules(rules, "low", contacts),
                spec.objects("quietHours").stream()
                        .flatMap(window -> Values.weeklyWindow(window).stream())
                        .toList());
        rules.refuseUnknown();
        return person;
    }

    static Team team(Fields spec) {
        return new Team(
                spec.text("displayName"),
                spec.name("manager"),
                spec.names("members"),
                spec.name("schedule"),
                workingWeek(spec.object("workingHours")));
    }

    private static Optional<WorkingWeek> workingWeek(Fields fields) {
        WorkingWeek week = new WorkingWeek(
                Values.zone(fields, "timeZone"),
                fields.has("days") ? Values.days(fields, "days") : WorkingHours.DEFAULT_DAYS,
                Values.time(fields, "from").orElse(WorkingHours.DEFAULT_FROM),
                Values.time(fields, "to").orElse(WorkingHours.DEFAULT_TO));
        if (fields.has("days") && fields.texts("days").isEmpty()) {
            fields.problem("days", "Expected at least one day of the week, but got none.");
        }
        fields.refuseUnknown();
        return fields.isThere() ? Optional.of(week) : Optional.empty();
    }

    private static List<NotificationRule> rules(Fields rules, String urgency, List<Contact> contacts) {
        return rules.objects(urgency).stream()
                .map(rule -> rule(rule, contacts.stream().map(Contact::name).toList()))
                .toList();
    }

    private static NotificationRule rule(Fields fields, List<String> names) {
        fields.require("contact", "the name of one of the contacts");
        Optional<String> contact = fields.parsed(
                "contact",
                "the name of one of the contacts",
                names,
                text -> Optional.of(text).filter(names::contains));
        NotificationRule rule = new NotificationRule(
                contact.orElse(""),
                Values.delay(fields, "after", NotificationRule.LONGEST, "PT5M").orElse(Duration.ZERO));
        fields.refuseUnknown();
        return rule;
    }

    /** What the address must look like depends on the channel, which is known when all records are. */
    private static Contact contact(Fields fields) {
        String channel = fields.requiredName("channel");
        Contact contact = new Contact(
                fields.name("name").orElse(channel),
                channel,
                fields.text("address"),
                Values.url(fields, "url"),
                Values.secret(fields, "urlRef"),
                Values.secret(fields, "secretRef"),
                fields.flag("unverified"));
        fields.refuseUnknown();
        return contact;
    }
}
