package dev.onus.registry.model;

import dev.onus.vocabulary.WorkHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Cuts the time that is looked at into parts within which the same policies are chosen: hours and change windows. */
final class CoverageMoments {
    /**
     * @param hours any where no policy asks for them
     * @param open names of the change windows that are open
     */
    record Moment(WorkHours hours, Set<String> open, CoverageTimes times) {}

    private record Asked(String team, Set<String> windows) {}

    private final Directory directory;
    private final CoverageChoices choices;
    private final Span horizon;
    private final Map<Asked, List<Moment>> known = new HashMap<>();
    private final Map<String, CoverageTimes> windows = new HashMap<>();

    CoverageMoments(Directory directory, CoverageChoices choices, Span horizon) {
        this.directory = directory;
        this.choices = choices;
        this.horizon = horizon;
        directory.changeWindows().stream()
                .filter(window -> choices.windows().contains(window.name()))
                .forEach(window -> windows.put(window.name(), open(window.spec())));
    }

    List<Moment> of(String team, Set<String> concerned) {
        Asked asked = new Asked(choices.hours() ? team : "", concerned);
        List<Moment> moments = known.get(asked);
        if (moments == null) {
            moments = cut(team, concerned);
            known.put(asked, moments);
        }
        return moments;
    }

    private List<Moment> cut(String team, Set<String> concerned) {
        CoverageTimes always = new CoverageTimes(List.of(horizon));
        List<Moment> moments = new ArrayList<>();
        if (choices.hours()) {
            WorkingHours hours = WorkingHours.of(team, directory);
            CoverageTimes working = weekly(hours.days(), hours.from(), hours.to(), hours.timeZone());
            add(moments, new Moment(WorkHours.WORKING_HOURS, Set.of(), working));
            add(moments, new Moment(WorkHours.AFTER_HOURS, Set.of(), always.minus(working)));
        } else {
            add(moments, new Moment(WorkHours.WORKING_HOURS, Set.of(), always));
        }
        for (String window : concerned) {
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
