package dev.onus.registry.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up schedules in which much happens about one local time. */
final class RandomSchedules {
    private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "di", "ed");
    private static final int NEARBY_MINUTES = 150;

    private final Random random;
    private final List<ZoneId> zones;

    RandomSchedules(Random random, List<ZoneId> zones) {
        this.random = random;
        this.zones = zones;
    }

    Schedule schedule(ZoneId zone, LocalDateTime about) {
        List<Layer> layers = new ArrayList<>();
        boolean ranked = random.nextInt(5) < 2;
        int count = 1 + random.nextInt(3);
        for (int index = 0; index < count; index++) {
            layers.add(new Layer(
                    "layer-" + index,
                    groups(),
                    rotation(about),
                    restrictions(about),
                    ranked ? Optional.of(random.nextInt(3)) : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of(zones.get(random.nextInt(zones.size()))) : Optional.empty()));
        }
        return new Schedule(zone, layers, overrides(about));
    }

    /** A layer that has somebody in every turn, at every hour. */
    Layer full(LocalDateTime about) {
        List<List<String>> groups = new ArrayList<>();
        for (int index = 0; index <= random.nextInt(3); index++) {
            groups.add(List.of(person()));
        }
        return new Layer("full", groups, rotation(about));
    }

    Rotation rotation(LocalDateTime about) {
        RotationUnit unit = RotationUnit.values()[random.nextInt(RotationUnit.values().length)];
        int turns = random.nextInt(-20, 20);
        Optional<DayOfWeek> day = Optional.empty();
        LocalDate anchor = about.toLocalDate();
        int interval = 1 + random.nextInt(3);
        switch (unit) {
            case MINUTE -> {
                interval = List.of(15, 30, 45, 90).get(random.nextInt(4));
                anchor = anchor.plusDays(random.nextInt(-400, 400));
            }
            case HOUR -> anchor = anchor.plusDays(random.nextInt(-400, 400));
            case DAY -> anchor = anchor.plusDays((long) turns * interval);
            case WEEK -> {
                anchor = anchor.plusWeeks((long) turns * interval);
                day = random.nextBoolean() ? Optional.of(anchor.getDayOfWeek()) : Optional.empty();
                anchor = day.isPresent() ? anchor.plusDays(random.nextInt(7)) : anchor;
            }
            case MONTH -> anchor = anchor.plusMonths((long) turns * interval);
        }
        return new Rotation(unit, interval, anchor, new Handoff(day, near(about).toLocalTime()));
    }

    private List<List<String>> groups() {
        List<List<String>> groups = new ArrayList<>();
        groups.add(List.of(person()));
        for (int index = random.nextInt(3); index > 0; index--) {
            int size = random.nextInt(3);
            groups.add(size == 0 ? List.of() : size == 1 ? List.of(person()) : List.of(person(), person()));
        }
        return groups;
    }

    private List<WeeklyWindow> restrictions(LocalDateTime about) {
        List<WeeklyWindow> windows = new ArrayList<>();
        for (int index = random.nextInt(3); index > 0; index--) {
            LocalTime from = random.nextBoolean() ? near(about).toLocalTime() : LocalTime.of(random.nextInt(24), 0);
            LocalTime to = random.nextInt(6) == 0 ? from : near(about).toLocalTime();
            Set<DayOfWeek> days = EnumSet.of(about.getDayOfWeek(), DayOfWeek.of(1 + random.nextInt(7)));
            windows.add(random.nextBoolean() ? WeeklyWindow.daily(from, to) : new WeeklyWindow(days, from, to));
        }
        return windows;
    }

    private List<ScheduleOverride> overrides(LocalDateTime about) {
        List<ScheduleOverride> overrides = new ArrayList<>();
        for (int index = random.nextInt(4); index > 0; index--) {
            LocalDateTime from = near(about);
            LocalDateTime to = from.plusMinutes(1 + random.nextInt(2 * NEARBY_MINUTES));
            overrides.add(
                    switch (random.nextInt(3)) {
                        case 0 -> ScheduleOverride.replacing(person(), from, to, person());
                        case 1 -> ScheduleOverride.replacingAll(from, to, person());
                        default -> ScheduleOverride.adding(from, to, person());
                    });
        }
        return overrides;
    }

    private LocalDateTime near(LocalDateTime about) {
        int grain = List.of(1, 5, 15, 30).get(random.nextInt(4));
        int minutes = random.nextInt(-NEARBY_MINUTES, NEARBY_MINUTES);
        return about.withSecond(0).withNano(0).plusMinutes((long) minutes / grain * grain);
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }
}
