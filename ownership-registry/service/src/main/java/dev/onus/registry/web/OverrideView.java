package dev.onus.registry.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One shift, and who may take it.
 *
 * @param version of the schedule that is looked at, which the write depends on
 * @param person whose shift it is; empty in a gap
 * @param members who may take it with one click
 * @param others everybody else
 * @param mine whether it is the visitor's own, which may be offered
 */
public record OverrideView(
        Frame frame,
        String schedule,
        ScheduleTimes times,
        long version,
        Optional<String> person,
        Instant from,
        Instant until,
        List<String> members,
        List<String> others,
        boolean mayChange,
        boolean mine,
        Optional<Notice> notice) {
    public String path() {
        return "/schedules/" + AnswerForms.encode(schedule);
    }

    /** A form that is sent twice writes once. */
    public String newWriteId() {
        return UUID.randomUUID().toString();
    }

    /** An offer needs time to be answered, so of a shift that has begun the rest from the next hour on. */
    public Instant offerFrom() {
        return from.isAfter(times.now())
                ? from
                : times.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    public boolean canOffer() {
        return mine && offerFrom().isBefore(until);
    }

    public String stretch() {
        return times.moment(from) + " to " + times.end(from, until);
    }
}
