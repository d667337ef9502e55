package dev.onus.registry.oncall;

import dev.onus.registry.model.Layer;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out what a schedule's calendar shows, week by week. */
public final class CalendarWeeks {
    /** Name of the row that everything comes to. */
    public static final String ON_CALL = "On call";

    public static final String OVERRIDES = "Overrides";
    private static final int DAYS = 7;
    private static final int MOST_BARS = 400;
    /** How far around what is shown the ends of shifts are looked for. */
    private static final Duration AROUND = Duration.ofDays(35);

    private static final double WHOLE = 100;

    private final Schedule schedule;
    private final ZoneId zone;
    private final Instant now;
    private final CalendarColours colours;

    private CalendarWeeks(Schedule schedule, Instant now) {
        this.schedule = schedule;
        this.zone = schedule.timeZone();
        this.now = now;
        this.colours = CalendarColours.of(schedule);
    }

    /** A row over all weeks: shifts know their real beginning and end. */
    private record Row(String name, boolean outcome, List<CalendarWeek.Drawn> shifts) {}

    /** @param monday of the first week, by the schedule's calendar */
    public static List<CalendarWeek> of(Schedule schedule, LocalDate monday, int weeks, Instant now) {
        CalendarWeeks calendar = new CalendarWeeks(schedule, now);
        List<Row> rows = calendar.rows(calendar.start(monday), calendar.start(monday.plusWeeks(weeks)));
        return Stream.iterate(monday, week -> week.plusDays(DAYS))
                .limit(weeks)
                .map(week -> calendar.week(week, rows))
                .toList();
    }

    private List<Row> rows(Instant from, Instant to) {
        Instant early = from.minus(AROUND);
        Instant late = to.plus(AROUND);
        List<Row> rows = new ArrayList<>();
        for (Layer layer : schedule.layers()) {
            Schedule alone = new Schedule(zone, List.of(layer), List.of());
            rows.add(new Row(layer.name(), false, drawn(OnCall.shifts(alone, early, late))));
        }
        List<CalendarWeek.Drawn> all = new ArrayList<>(drawn(OnCall.shifts(schedule, early, late)));
        List<CalendarWeek.Drawn> overridden = all.stream()
                .filter(shift -> shift.layer().equals(OnCall.OVERRIDE))
                .toList();
        rows.add(new Row(OVERRIDES, false, overridden));
        OnCall.gaps(schedule, early, late)
                .forEach(gap -> all.add(new CalendarWeek.Drawn(Optional.empty(), "", gap.from(), gap.until())));
        rows.add(new Row(ON_CALL, true, all));
        return rows;
    }

    private CalendarWeek week(LocalDate monday, List<Row> rows) {
        Instant from = start(monday);
        Instant to = start(monday.plusDays(DAYS));
        return new CalendarWeek(
                monday,
                days(monday, from, to),
                rows.stream()
                        .map(row -> band(row, from, to))
                        .filter(band ->
                                !band.name().equals(OVERRIDES) || !band.bars().isEmpty() || band.tooMany())
                        .toList(),
                place(from, to));
    }

    private static boolean isWithin(CalendarWeek.Drawn shift, Instant from, Instant to) {
        return shift.from().isBefore(to) && shift.until().isAfter(from);
    }

    private Optional<Double> place(Instant from, Instant to) {
        return now.isBefore(from) || !now.isBefore(to) ? Optional.empty() : Optional.of(percent(now, from, to));
    }

    private static List<CalendarWeek.Drawn> drawn(List<Shift> shifts) {
        return shifts.stream().map(CalendarWeek.Drawn::of).toList();
    }

    private List<CalendarWeek.Day> days(LocalDate monday, Instant from, Instant to) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.iterate(monday, day -> day.plusDays(1))
                .limit(DAYS)
                .map(day -> new CalendarWeek.Day(
                        day,
                        day.equals(today),
                        clockChange(day),
                        percent(start(day), from, to),
                        percent(start(day.plusDays(1)), from, to) - percent(start(day), from, to)))
                .toList();
    }

    private String clockChange(LocalDate day) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(start(day).minusNanos(1));
        return next == null || !next.getInstant().isBefore(start(day.plusDays(1))) ? "" : words(next.getDuration());
    }

    private static String words(Duration change) {
        Duration size = change.abs();
        String amount = size.toMinutesPart() == 0 ? size.toHours() + " h" : size.toMinutes() + " min";
        return (change.isNegative() ? "−" : "+") + amount;
    }

    private CalendarWeek.Band band(Row row, Instant from, Instant to) {
        List<CalendarWeek.Drawn> shifts = row.shifts().stream()
                .filter(shift -> isWithin(shift, from, to))
                .sorted(Comparator.comparing(CalendarWeek.Drawn::from))
                .toList();
        if (shifts.size() > MOST_BARS) {
            return new CalendarWeek.Band(row.name(), row.outcome(), 1, List.of(), true);
        }
        List<Instant> lanes = new ArrayList<>();
        List<CalendarWeek.Bar> bars = shifts.stream()
                .map(shift -> bar(shift, lane(lanes, shift), from, to))
                .toList();
        return new CalendarWeek.Band(row.name(), row.outcome(), Math.max(1, lanes.size()), bars, false);
    }

    /** The first lane that is free again when the shift begins. */
    private static int lane(List<Instant> lanes, CalendarWeek.Drawn shift) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!lanes.get(lane).isAfter(shift.from())) {
                lanes.set(lane, shift.until());
                return lane;
            }
        }
        lanes.add(shift.until());
        return lanes.size() - 1;
    }

    private CalendarWeek.Bar bar(CalendarWeek.Drawn shift, int lane, Instant from, Instant to) {
        double left = percent(shift.from().isBefore(from) ? from : shift.from(), from, to);
        return new CalendarWeek.Bar(
                shift.person(),
                shift.layer(),
                shift.from(),
                shift.until(),
                lane,
                left,
                percent(shift.until().isAfter(to) ? to : shift.until(), from, to) - left,
                shift.person().map(colours::of).orElse(0));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static double percent(Instant at, Instant from, Instant to) {
        return WHOLE
                * Duration.between(from, at).toMillis()
                / Duration.between(from, to).toMillis();
    }
}
