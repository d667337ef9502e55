package dev.onus.registry.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Works out who is on call over a window: it goes from one moment at which anything begins or ends to the next, and
 * between two of them nothing changes.
 */
final class ScheduleRendering {
    private final Span window;
    /** Those on top first; layers of one level are on call together. */
    private final List<List<LayerTurns>> levels;

    private final List<Stretch> stretches;

    /** An override that is under way within the window. */
    private record Stretch(int number, ScheduleOverride override, Span span) {}

    /**
     * One person's place in one turn of a layer or in one override; two shifts are the same shift when this is equal.
     *
     * @param origin the layer's or the override's number; the source tells which
     */
    private record Place(String person, String source, int origin, long turn) {}

    private ScheduleRendering(Schedule schedule, Span window) {
        this.window = window;
        this.levels = levels(schedule, window);
        this.stretches = stretches(schedule, window);
    }

    /** Everybody's shifts, cut to the window, in the order in which they begin. */
    static List<Shift> of(Schedule schedule, Span window) {
        return new ScheduleRendering(schedule, window).shifts();
    }

    private static List<List<LayerTurns>> levels(Schedule schedule, Span window) {
        TreeMap<Integer, List<LayerTurns>> levels = new TreeMap<>();
        for (int index = 0; index < schedule.layers().size(); index++) {
            int height = schedule.layers().get(index).priority().orElse(index);
            levels.computeIfAbsent(height, none -> new ArrayList<>()).add(LayerTurns.of(schedule, index, window));
        }
        return List.copyOf(levels.descendingMap().values());
    }

    private static List<Stretch> stretches(Schedule schedule, Span window) {
        ZoneId zone = schedule.timeZone();
        List<Stretch> stretches = new ArrayList<>();
        for (int index = 0; index < schedule.overrides().size(); index++) {
            ScheduleOverride override = schedule.overrides().get(index);
            Instant starts = LocalMoment.first(override.from(), zone);
            Instant ends = LocalMoment.last(override.to(), zone);
            // One that lies in skipped time altogether begins when it ends.
            if (starts.isBefore(ends) && starts.isBefore(window.until()) && ends.isAfter(window.from())) {
                stretches.add(new Stretch(index, override, new Span(starts, ends)));
            }
        }
        return stretches;
    }

    private List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>();
        Map<Place, Integer> open = new LinkedHashMap<>();
        for (Instant moment : moments()) {
            Set<Place> places = places(moment);
            open.entrySet().removeIf(entry -> {
                boolean over = !places.contains(entry.getKey());
                if (over) {
                    shifts.set(entry.getValue(), shifts.get(entry.getValue()).until(moment));
                }
                return over;
            });
            for (Place place : places) {
                if (open.putIfAbsent(place, shifts.size()) == null) {
                    shifts.add(new Shift(place.person(), place.source(), moment, window.until()));
                }
            }
        }
        return List.copyOf(shifts);
    }

    /** Every moment within the window at which anything may change. */
    private Collection<Instant> moments() {
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(window.from());
        levels.forEach(level -> level.forEach(turns -> turns.parts().forEach(part -> addWithin(moments, part.span()))));
        stretches.forEach(stretch -> addWithin(moments, stretch.span()));
        return moments;
    }

    private void addWithin(TreeSet<Instant> moments, Span span) {
        if (span.from().isAfter(window.from()) && span.from().isBefore(window.until())) {
            moments.add(span.from());
        }
        if (span.until().isAfter(window.from()) && span.until().isBefore(window.until())) {
            moments.add(span.until());
        }
    }

    private Set<Place> places(Instant moment) {
        Set<Place> places = ofLayers(moment);
        for (Stretch stretch : stretches) {
            if (!stretch.span().from().isAfter(moment)
                    && moment.isBefore(stretch.span().until())) {
                places = apply(stretch, places);
            }
        }
        return places;
    }

    private Set<Place> ofLayers(Instant moment) {
        for (List<LayerTurns> level : levels) {
            Set<Place> places = new LinkedHashSet<>();
            for (LayerTurns turns : level) {
                for (LayerTurns.Part part : turns.at(moment)) {
                    for (String person : part.group()) {
                        places.add(new Place(person, turns.name(), turns.number(), part.turn()));
                    }
                }
            }
            if (!places.isEmpty()) {
                return places;
            }
        }
        return Set.of();
    }

    private static Set<Place> apply(Stretch stretch, Set<Place> places) {
        ScheduleOverride override = stretch.override();
        Place stand = new Place(override.with(), OnCall.OVERRIDE, stretch.number(), 0);
        Set<Place> changed = new LinkedHashSet<>();
        switch (override.effect()) {
            case ScheduleOverride.Effect.Replace replaced ->
                places.forEach(place -> changed.add(place.person().equals(replaced.person()) ? stand : place));
            case ScheduleOverride.Effect.ReplaceAll all -> changed.add(stand);
            case ScheduleOverride.Effect.Add added -> {
                changed.addAll(places);
                changed.add(stand);
            }
        }
        return changed;
    }
}
