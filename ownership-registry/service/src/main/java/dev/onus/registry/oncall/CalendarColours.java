package dev.onus.registry.oncall;

import dev.onus.registry.model.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A colour for each person of a schedule, the same wherever it is drawn; names stand beside, so colours may repeat. */
public final class CalendarColours {
    public static final int COLOURS = 10;

    private final List<String> people;

    private CalendarColours(List<String> people) {
        this.people = people;
    }

    static CalendarColours of(Schedule schedule) {
        TreeSet<String> people = new TreeSet<>();
        schedule.layers().forEach(layer -> layer.participants().forEach(people::addAll));
        List<String> all = new ArrayList<>(people);
        // Who only stands in comes after, so that a stand-in moves nobody's colour.
        schedule.overrides().stream()
                .map(override -> override.with())
                .filter(person -> !people.contains(person))
                .distinct()
                .forEach(all::add);
        return new CalendarColours(all);
    }

    int of(String person) {
        return Math.floorMod(people.indexOf(person), COLOURS);
    }
}
