package dev.onus.registry.web;

import dev.onus.registry.model.OnCallPerson;
import dev.onus.registry.oncall.CalendarWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One schedule's calendar.
 *
 * @param onCall now
 * @param mayChange whether the visitor may put others on call
 */
public record ScheduleView(
        Frame frame,
        String name,
        ScheduleTimes times,
        List<OnCallPerson> onCall,
        List<String> teams,
        List<CalendarWeek> weeks,
        boolean mayChange,
        Optional<Notice> notice) {
    public static final int WEEKS = 4;
    private static final int LANE = 28;
    private static final int PADDING = 4;
    private static final int MOST_LISTED = 120;

    public String path() {
        return "/schedules/" + AnswerForms.encode(name);
    }

    public String earlier() {
        return path() + "?from=" + first().minusWeeks(WEEKS);
    }

    public String later() {
        return path() + "?from=" + first().plusWeeks(WEEKS);
    }

    private LocalDate first() {
        return weeks.getFirst().monday();
    }

    /** What is over cannot be given to anybody any more. */
    public boolean canChange(CalendarWeek.Bar bar) {
        return mayChange && bar.until().isAfter(times.now());
    }

    public String addressOf(CalendarWeek.Bar bar) {
        return path() + "/override?from=" + bar.from() + "&until=" + bar.until()
                + bar.person()
                        .map(person -> "&person=" + AnswerForms.encode(person))
                        .orElse("");
    }

    /** What is on call from now on, for whoever cannot use a picture. */
    public List<CalendarWeek.Bar> coming() {
        Instant now = times.now();
        Set<List<Object>> seen = new HashSet<>();
        return weeks.stream()
                .flatMap(week -> week.bands().getLast().bars().stream())
                .filter(bar -> bar.until().isAfter(now))
                // A shift that goes over the end of a week is drawn in both.
                .filter(bar -> seen.add(List.of(bar.person(), bar.from())))
                .limit(MOST_LISTED)
                .toList();
    }

    public static String per(double percent) {
        return String.format(Locale.ROOT, "%.3f%%", percent);
    }

    public static int height(CalendarWeek.Band band) {
        return band.lanes() * LANE + PADDING;
    }

    public static int top(CalendarWeek.Bar bar) {
        return bar.lane() * LANE + PADDING / 2;
    }

    public String label(CalendarWeek.Bar bar) {
        return bar.person().orElse("Nobody on call") + ", " + times.moment(bar.from()) + " to "
                + times.end(bar.from(), bar.until()) + (bar.layer().isEmpty() ? "" : " (" + bar.layer() + ")");
    }
}
