package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads ChangeWindow: one period as {@code from} and {@code to}, several as {@code periods}, and weekly ones (ESC-14). */
final class ChangeWindowSpecs {
    private static final String MOMENT =
            "an instant or a local time in timeZone, for example 2026-11-21T10:00:00Z or 2026-11-21T10:00";

    private ChangeWindowSpecs() {}

    static ChangeWindow changeWindow(Fields spec) {
        ZoneId zone = Values.zone(spec, "timeZone").orElse(ZoneOffset.UTC);
        List<ChangeWindow.Period> periods = new ArrayList<>();
        boolean single = spec.has("from") || spec.has("to");
        if (single) {
            period(spec, zone).ifPresent(periods::add);
        }
        List<Fields> several = spec.objects("periods");
        for (Fields each : several) {
            period(each, zone).ifPresent(periods::add);
            each.refuseUnknown();
        }
        List<Fields> weekly = spec.objects("weekly");
        if (!single && several.isEmpty() && weekly.isEmpty()) {
            spec.problem("from", "Expected from and to, periods, or weekly, but the window never opens.");
        }
        return new ChangeWindow(
                OwnershipSpecs.place(spec.object("match")),
                zone,
                periods,
                weekly.stream().flatMap(each -> weekly(each).stream()).toList(),
                spec.text("reason"));
    }

    private static Optional<ChangeWindow.Period> period(Fields fields, ZoneId zone) {
        fields.require("from", MOMENT);
        fields.require("to", MOMENT);
        Optional<Instant> from = fields.parsed("from", MOMENT, List.of(), text -> moment(text, zone, true));
        Optional<Instant> to = fields.parsed("to", MOMENT, List.of(), text -> moment(text, zone, false));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            fields.problem("to", "Expected a time after " + from.get() + ", but got " + to.get() + ".");
            return Optional.empty();
        }
        return Optional.of(new ChangeWindow.Period(from.get(), to.get()));
    }

    private static Optional<ChangeWindow.Weekly> weekly(Fields fields) {
        fields.require("days", "days of the week");
        fields.require("from", "a time of day");
        fields.require("to", "a time of day");
        Set<DayOfWeek> days = Values.days(fields, "days");
        if (fields.has("days") && fields.texts("days").isEmpty()) {
            fields.problem("days", "Expected at least one day of the week, but got none.");
        }
        Optional<LocalTime> from = Values.time(fields, "from");
        Optional<LocalTime> to = Values.time(fields, "to");
        fields.refuseUnknown();
        return from.isPresent() && to.isPresent()
                ? Optional.of(new ChangeWindow.Weekly(days, from.get(), to.get()))
                : Optional.empty();
    }

    /** A local time that happens twice: what begins takes the first, what ends the second. */
    private static Optional<Instant> moment(String text, ZoneId zone, boolean begins) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException local) {
            return local(text).map(time -> begins ? LocalMoment.first(time, zone) : LocalMoment.last(time, zone));
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
