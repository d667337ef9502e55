package dev.onus.registry.model;

import java.util.List;
import java.util.Optional;

/** Reads Person and Team. */
final class PeopleSpecs {
    private PeopleSpecs() {}

    static Person person(Fields spec) {
        return new Person(
                spec.text("displayName"),
                Values.zone(spec, "timeZone"),
                spec.objects("contacts").stream().map(PeopleSpecs::contact).toList());
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

    private static Contact contact(Fields fields) {
        Contact contact = new Contact(
                fields.requiredName("channel"),
                fields.parsed(
                        "address",
                        "an e-mail address, for example ana@example.org",
                        List.of(),
                        PeopleSpecs::mailAddress),
                Values.url(fields, "url"),
                Values.secret(fields, "secretRef"));
        fields.refuseUnknown();
        return contact;
    }

    /** Looks for what cannot be an address at all; only a delivery shows whether it is one. */
    private static Optional<String> mailAddress(String text) {
        int at = text.lastIndexOf('@');
        boolean plausible = at > 0
                && at < text.length() - 1
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == ',');
        return plausible ? Optional.of(text) : Optional.empty();
    }
}
