package dev.onus.registry.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is on call, found the slow way: for each minute by itself, from what the clocks on the walls show. */
final class OnCallReference {
    /** Turn 0 of {@link RandomSchedules} is never further away. */
    private static final int TURNS_LOOKED_AT = 30;

    /** @param person who is on call, by which layer or override */
    record Place(String person, String source) {}

    /** @param group on call from one local time to another */
    private record LocalTurn(List<String> group, LocalDateTime from, LocalDateTime to) {}

    private final Schedule schedule;
    private final Instant first;
    private final int minutes;
    private final TreeSet<Integer> heights = new TreeSet<>(Comparator.reverseOrder());
    private final Map<ZoneId, WallClock> clocks = new HashMap<>();
    private final Map<Integer, List<LocalTurn>> turns = new HashMap<>();
    private final Map<Integer, Instant> anchors = new HashMap<>();

    OnCallReference(Schedule schedule, Instant first, int minutes) {
        this.schedule = schedule;
        this.first = first;
        this.minutes = minutes;
        for (int index = 0; index < schedule.layers().size(); index++) {
            heights.add(schedule.layers().get(index).priority().orElse(index));
        }
    }

    Set<Place> at(int minute) {
        List<Place> places = new ArrayList<>(ofLayers(minute));
        for (ScheduleOverride override : schedule.overrides()) {
            if (clock(schedule.timeZone()).isWithin(minute, override.from(), override.to())) {
                Place stand = new Place(override.with(), OnCall.OVERRIDE);
                switch (override.effect()) {
                    case ScheduleOverride.Effect.Replace one ->
                        places.replaceAll(place -> place.person().equals(one.person()) ? stand : place);
                    case ScheduleOverride.Effect.ReplaceAll all -> {
                        places.clear();
                        places.add(stand);
                    }
                    case ScheduleOverride.Effect.Add more -> places.add(stand);
                }
            }
        }
        return new LinkedHashSet<>(places);
    }

    private List<Place> ofLayers(int minute) {
        for (int height : heights) {
            List<Place> places = new ArrayList<>();
            for (int index = 0; index < schedule.layers().size(); index++) {
                if (schedule.layers().get(index).priority().orElse(index) == height) {
                    places.addAll(ofLayer(index, minute));
                }
            }
            if (!places.isEmpty()) {
                return places;
            }
        }
        return List.of();
    }

    private List<Place> ofLayer(int index, int minute) {
        Layer layer = schedule.layers().get(index);
        List<Place> places = new ArrayList<>();
        if (layer.restrictions().isEmpty() || isOpen(layer, minute)) {
            group(index, layer, minute).forEach(person -> places.add(new Place(person, layer.name())));
        }
        return places;
    }

    private boolean isOpen(Layer layer, int minute) {
        WallClock clock = clock(zone(layer));
        LocalDate today = clock.about(minute).toLocalDate();
        boolean open = false;
        for (WeeklyWindow window : layer.restrictions()) {
            for (LocalDate day = today.minusDays(2); !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
                LocalDate lastDay = window.from().isBefore(window.to()) ? day : day.plusDays(1);
                open |= window.days().contains(day.getDayOfWeek())
                        && clock.isWithin(minute, day.atTime(window.from()), lastDay.atTime(window.to()));
            }
        }
        return open;
    }

    private List<String> group(int index, Layer layer, int minute) {
        Rotation rotation = layer.rotation();
        ZoneId zone = zone(layer);
        if (rotation.unit() == RotationUnit.MINUTE || rotation.unit() == RotationUnit.HOUR) {
            Instant anchor = anchors.computeIfAbsent(
                    index,
                    any -> WallClock.reaches(
                            rotation.anchor().atTime(rotation.handoff().time()), zone));
            long unit = rotation.unit() == RotationUnit.HOUR ? 60 : 1;
            long sinceAnchor =
                    Duration.between(anchor, first.plusSeconds(60L * minute)).toMinutes();
            return turnOf(layer, Math.floorDiv(sinceAnchor, unit * rotation.interval()));
        }
        List<String> group = new ArrayList<>();
        for (LocalTurn turn : turns.computeIfAbsent(index, any -> localTurns(layer, zone))) {
            if (clock(zone).isWithin(minute, turn.from(), turn.to())) {
                group.addAll(turn.group());
            }
        }
        return group;
    }

    private List<LocalTurn> localTurns(Layer layer, ZoneId zone) {
        LocalDateTime earliest = clock(zone).about(0).minusDays(2);
        LocalDateTime latest = clock(zone).about(minutes - 1).plusDays(2);
        List<LocalTurn> near = new ArrayList<>();
        for (long turn = -TURNS_LOOKED_AT; turn <= TURNS_LOOKED_AT; turn++) {
            LocalDateTime from = handoff(layer.rotation(), turn);
            LocalDateTime to = handoff(layer.rotation(), turn + 1);
            if (from.isBefore(latest) && to.isAfter(earliest)) {
                near.add(new LocalTurn(turnOf(layer, turn), from, to));
            }
        }
        return near;
    }

    private static LocalDateTime handoff(Rotation rotation, long turn) {
        long units = turn * rotation.interval();
        LocalDate anchor = rotation.anchor();
        LocalDate day = anchor.plusDays(units);
        if (rotation.unit() == RotationUnit.WEEK) {
            LocalDate start = anchor;
            while (rotation.handoff().day().isPresent()
                    && start.getDayOfWeek() != rotation.handoff().day().get()) {
                start = start.minusDays(1);
            }
            day = start.plusDays(7 * units);
        } else if (rotation.unit() == RotationUnit.MONTH) {
            YearMonth month = YearMonth.from(anchor).plusMonths(units);
            day = month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
        }
        return day.atTime(rotation.handoff().time());
    }

    private static List<String> turnOf(Layer layer, long turn) {
        int groups = layer.participants().size();
        return layer.participants().get((int) ((turn % groups + groups) % groups));
    }

    private ZoneId zone(Layer layer) {
        return layer.timeZone().orElse(schedule.timeZone());
    }

    private WallClock clock(ZoneId zone) {
        return clocks.computeIfAbsent(zone, any -> new WallClock(zone, first, minutes));
    }
}
