package dev.onus.registry.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads Schedule. */
final class ScheduleSpecs {
    static final int DEFAULT_INTERVAL = 1;

    /** It says something by week only; by day it was passed over from the start, and documents out there have it. */
    private static final Set<RotationUnit> DAY_OF_WEEK_MAY_STAND = EnumSet.of(RotationUnit.WEEK, RotationUnit.DAY);

    private ScheduleSpecs() {}

    static Schedule schedule(Fields spec) {
        spec.require("timeZone", "a time zone of the IANA database");
        spec.require("layers", "a list of layers");
        List<Fields> written = spec.objects("layers");
        if (spec.has("layers") && written.isEmpty()) {
            spec.problem("layers", "Expected at least one layer, but got none.");
        }
        return new Schedule(
                Values.zone(spec, "timeZone").orElse(ZoneOffset.UTC),
                allOrNoneRanked(
                        written, written.stream().map(ScheduleSpecs::layer).toList()),
                spec.objects("overrides").stream()
                        .flatMap(override -> OverrideSpecs.override(override).stream())
                        .toList(),
                Values.duration(spec, "noticeBefore", Schedule.LONGEST_NOTICE, "PT12H"));
    }

    private static Layer layer(Fields fields) {
        String name = fields.requiredText("name");
        fields.require("participants", "a list of groups of people");
        List<List<String>> participants = fields.groups("participants");
        if (fields.has("participants") && participants.stream().allMatch(List::isEmpty)) {
            fields.problem("participants", "Expected at least one person, but got none.");
        }
        Layer layer = new Layer(
                name,
                participants,
                rotation(fields.required("rotation")),
                restrictions(fields),
                fields.integer("priority", 0, Layer.MAX_PRIORITY).stream()
                        .boxed()
                        .findFirst(),
                Values.zone(fields, "timeZone"));
        fields.refuseUnknown();
        return layer;
    }

    /** Between a layer that has a priority and one that has none nothing says which is on top. */
    private static List<Layer> allOrNoneRanked(List<Fields> written, List<Layer> layers) {
        if (written.stream().noneMatch(fields -> fields.has("priority"))) {
            return layers;
        }
        for (Fields fields : written) {
            if (!fields.has("priority")) {
                fields.problem(
                        "priority",
                        "Expected a priority, because another layer of the schedule has one, but it is missing.");
            }
        }
        boolean allRanked = layers.stream().allMatch(layer -> layer.priority().isPresent());
        return allRanked ? layers : List.of();
    }

    private static List<WeeklyWindow> restrictions(Fields fields) {
        List<Fields> windows = fields.objects("restrictions");
        if (fields.has("restrictions") && windows.isEmpty()) {
            fields.problem(
                    "restrictions", "Expected at least one restriction, or no field for none, but got an empty list.");
        }
        return windows.stream()
                .flatMap(window -> Values.weeklyWindow(window).stream())
                .toList();
    }

    private static Rotation rotation(Fields fields) {
        fields.require("unit", "minute, hour, day, week or month");
        fields.require("anchor", "a date in the first group's turn");
        RotationUnit unit = Values.word(fields, "unit", RotationUnit.class).orElse(RotationUnit.WEEK);
        Rotation rotation = new Rotation(
                unit,
                fields.integer("interval", 1, Rotation.MAX_INTERVAL).orElse(DEFAULT_INTERVAL),
                Values.date(fields, "anchor").orElse(LocalDate.EPOCH),
                handoff(fields.object("handoff"), unit));
        fields.refuseUnknown();
        return rotation;
    }

    private static Handoff handoff(Fields fields, RotationUnit unit) {
        Handoff handoff = new Handoff(
                Values.day(fields, "day"), Values.time(fields, "time").orElse(LocalTime.MIDNIGHT));
        if (fields.has("day") && !DAY_OF_WEEK_MAY_STAND.contains(unit)) {
            fields.problem(
                    "day",
                    "Expected no day of the week for turns of the unit " + unit.word() + ", because their day is the"
                            + " anchor's.");
        }
        fields.refuseUnknown();
        return handoff;
    }
}
