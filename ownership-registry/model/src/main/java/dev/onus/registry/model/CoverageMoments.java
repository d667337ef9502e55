package dev.onus.registry.model;

import dev.onus.vocabulary.WorkHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Cuts the time that is looked at into parts within which the same policies are chosen: hours and change windows. */
final class CoverageMoments {
    /**
     * @param hours any where no policy asks for them
     * @param open names of the change windows that are open
     */
    record Moment(WorkHours hours, Set<String> open, CoverageTimes times) {}

    /** The parts of one division of the time, in no order. Each is made once, so two are the same only if they are one. */
    static final class Moments {
        private final List<Moment> parts;
        private final Map<BitSet, CoverageTimes> known = new HashMap<>();

        private Moments(List<Moment> parts) {
            this.parts = List.copyOf(parts);
        }

        List<Moment> parts() {
            return parts;
        }

        /** The time of some of the parts together. */
        CoverageTimes times(BitSet some) {
            return known.computeIfAbsent(
                    some,
                    any -> any.stream()
                            .mapToObj(part -> parts.get(part).times())
                            .reduce(CoverageTimes.NEVER, CoverageTimes::or));
        }
    }

    /** @param hours empty where no policy asks for them */
    private record Asked(Optional<WorkingHours> hours, Set<String> windows) {}

    private final Directory directory;
    private final CoverageChoices choices;
    private final Span horizon;
    private final Map<Asked, Moments> known = new HashMap<>();
    private final Map<String, WorkingHours> hoursByTeam = new HashMap<>();
    private final Map<String, CoverageTimes> windows = new HashMap<>();

    CoverageMoments(Directory directory, CoverageChoices choices, Span horizon) {
        this.directory = directory;
        this.choices = choices;
        this.horizon = horizon;
        directory.changeWindows().stream()
                .filter(window -> choices.windows().contains(window.name()))
                .forEach(window -> windows.put(window.name(), open(window.spec())));
    }

    Moments of(String team, Set<String> concerned) {
        Asked asked = new Asked(hoursOf(team), concerned);
        Moments moments = known.get(asked);
        if (moments == null) {
            moments = new Moments(cut(asked));
            known.put(asked, moments);
        }
        return moments;
    }

    private Optional<WorkingHours> hoursOf(String team) {
        return choices.hours()
                ? Optional.of(hoursByTeam.computeIfAbsent(team, name -> WorkingHours.of(name, directory)))
                : Optional.empty();
    }

    private List<Moment> cut(Asked asked) {
        CoverageTimes always = new CoverageTimes(List.of(horizon));
        List<Moment> moments = new ArrayList<>();
        if (asked.hours().isPresent()) {
            WorkingHours hours = asked.hours().get();
            CoverageTimes working = weekly(hours.days(), hours.from(), hours.to(), hours.timeZone());
            add(moments, new Moment(WorkHours.WORKING_HOURS, Set.of(), working));
            add(moments, new Moment(WorkHours.AFTER_HOURS, Set.of(), always.minus(working)));
        } else {
            add(moments, new Moment(WorkHours.WORKING_HOURS, Set.of(), always));
        }
        for (String window : asked.windows()) {
            CoverageTimes open = windows.getOrDefault(window, CoverageTimes.NEVER);
            List<Moment> finer = new ArrayList<>();
            for (Moment moment : moments) {
                Set<String> names = new TreeSet<>(moment.open());
                names.add(window);
                add(finer, new Moment(moment.hours(), names, moment.times().and(open)));
                add(
                        finer,
                        new Moment(moment.hours(), moment.open(), moment.times().minus(open)));
            }
            moments = finer;
        }
        return moments;
    }

    private static void add(List<Moment> moments, Moment moment) {
        if (!moment.times().isNever()) {
            moments.add(moment);
        }
    }

    private CoverageTimes open(ChangeWindow window) {
        CoverageTimes open = CoverageTimes.of(window.periods().stream()
                        .map(period -> new Span(period.from(), period.to()))
                        .toList())
                .and(new CoverageTimes(List.of(horizon)));
        for (ChangeWindow.Weekly each : window.weekly()) {
            open = open.or(weekly(each.days(), each.from(), each.to(), window.timeZone()));
        }
        return open;
    }

    private CoverageTimes weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
        if (days.isEmpty()) {
            return CoverageTimes.NEVER;
        }
        WeeklyWindow window = new WeeklyWindow(days, from, to);
        List<Span> spans = new ArrayList<>();
        LocalDate last = horizon.until().atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = horizon.from().atZone(zone).toLocalDate().minusDays(2);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek()) && window.start(day, zone).isBefore(window.end(day, zone))) {
                spans.add(new Span(window.start(day, zone), window.end(day, zone)));
            }
        }
        return CoverageTimes.of(spans).and(new CoverageTimes(List.of(horizon)));
    }
}
