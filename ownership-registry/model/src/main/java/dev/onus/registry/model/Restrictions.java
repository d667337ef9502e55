package dev.onus.registry.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When a layer may have anybody on call at all. */
record Restrictions(List<WeeklyWindow> windows, ZoneId zone) {
    /** A window ends on the day after it begins at the latest, and zone offsets have jumped by a day before now. */
    private static final int SLACK_DAYS = 2;

    /** The spans that are open at some time in this one, in order, none touching another; they may reach beyond it. */
    List<Span> open(Span within) {
        if (windows.isEmpty()) {
            return List.of(within);
        }
        List<Span> spans = new ArrayList<>();
        LocalDate last = within.until().atZone(zone).toLocalDate().plusDays(SLACK_DAYS);
        LocalDate day = within.from().atZone(zone).toLocalDate().minusDays(SLACK_DAYS);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            addOf(day, within, spans);
        }
        return Span.merged(spans);
    }

    private void addOf(LocalDate day, Span within, List<Span> spans) {
        for (WeeklyWindow window : windows) {
            if (window.days().contains(day.getDayOfWeek())) {
                Instant start = window.start(day, zone);
                Instant end = window.end(day, zone);
                // A window that lies in skipped time altogether begins when it ends.
                if (start.isBefore(end) && start.isBefore(within.until()) && end.isAfter(within.from())) {
                    spans.add(new Span(start, end));
                }
            }
        }
    }
}
