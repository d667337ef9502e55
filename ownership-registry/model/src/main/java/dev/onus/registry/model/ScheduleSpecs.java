package dev.onus.registry.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads Schedule. */
final class ScheduleSpecs {
    static final int DEFAULT_INTERVAL = 1;

    private ScheduleSpecs() {}

    static Schedule schedule(Fields spec) {
        spec.require("timeZone", "a time zone of the IANA database");
        spec.require("layers", "a list of layers");
        List<Fields> layers = spec.objects("layers");
        if (spec.has("layers") && layers.isEmpty()) {
            spec.problem("layers", "Expected at least one layer, but got none.");
        }
        return new Schedule(
                Values.zone(spec, "timeZone").orElse(ZoneOffset.UTC),
                layers.stream().map(ScheduleSpecs::layer).toList(),
                spec.objects("overrides").stream()
                        .flatMap(override -> override(override).stream())
                        .toList());
    }

    private static Layer layer(Fields fields) {
        String name = fields.requiredText("name");
        fields.require("participants", "a list of groups of people");
        List<List<String>> participants = fields.groups("participants");
        if (fields.has("participants") && participants.stream().allMatch(List::isEmpty)) {
            fields.problem("participants", "Expected at least one person, but got none.");
        }
        Layer layer = new Layer(name, participants, rotation(fields.required("rotation")));
        fields.refuseUnknown();
        return layer;
    }

    private static Rotation rotation(Fields fields) {
        fields.require("unit", "day or week");
        fields.require("anchor", "a date in the first group's turn");
        Rotation rotation = new Rotation(
                Values.word(fields, "unit", RotationUnit.class).orElse(RotationUnit.WEEK),
                fields.integer("interval", 1, Rotation.MAX_INTERVAL).orElse(DEFAULT_INTERVAL),
                Values.date(fields, "anchor").orElse(LocalDate.EPOCH),
                handoff(fields.object("handoff")));
        fields.refuseUnknown();
        return rotation;
    }

    private static Handoff handoff(Fields fields) {
        Handoff handoff = new Handoff(
                Values.day(fields, "day"), Values.time(fields, "time").orElse(LocalTime.MIDNIGHT));
        fields.refuseUnknown();
        return handoff;
    }

    private static Optional<ScheduleOverride> override(Fields fields) {
        fields.require("from", "a local date and time");
        fields.require("to", "a local date and time");
        Optional<LocalDateTime> from = Values.localDateTime(fields, "from");
        Optional<LocalDateTime> to = Values.localDateTime(fields, "to");
        Optional<String> replace = fields.name("replace");
        String with = fields.requiredName("with");
        Optional<String> reason = fields.text("reason");
        fields.refuseUnknown();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            fields.problem("to", "Expected a time after " + from.get() + ", but got " + to.get() + ".");
            return Optional.empty();
        }
        return Optional.of(new ScheduleOverride(from.get(), to.get(), replace, with, reason));
    }
}
