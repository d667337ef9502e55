package dev.onus.registry.watch;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.OnCallPerson;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Shift;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which people have to be told now that a shift of theirs begins, by what their schedules say of notices. */
final class ShiftNotices {
    private final DirectorySnapshot directory;

    ShiftNotices(DirectorySnapshot directory) {
        this.directory = directory;
    }

    /** Of every shift that has not begun, and begins within its schedule's notice. */
    List<ShiftNotice> due(Instant now) {
        List<ShiftNotice> due = new ArrayList<>();
        for (Versioned<Spec> named : directory.all(Kind.SCHEDULE)) {
            Schedule schedule = (Schedule) named.spec();
            schedule.noticeBefore()
                    .ifPresent(notice -> beginning(schedule, now.plusNanos(1), after(now.plus(notice)))
                            .forEach(shift -> due.add(notice(named.name(), schedule, shift))));
        }
        return due;
    }

    /** When the next one will be due; empty when none will be within this time. */
    Optional<Instant> next(Instant now, Duration within) {
        return directory.all(Kind.SCHEDULE).stream()
                .map(named -> (Schedule) named.spec())
                .flatMap(schedule -> schedule.noticeBefore().stream().flatMap(notice -> {
                    Instant told = now.plus(notice);
                    return beginning(schedule, after(told), told.plus(within)).stream()
                            .map(shift -> shift.from().minus(notice));
                }))
                .min(Instant::compareTo);
    }

    private static Instant after(Instant instant) {
        return instant.plusNanos(1);
    }

    /** The shifts with which somebody comes on call, from the first instant on and before the second. */
    private static List<Shift> beginning(Schedule schedule, Instant from, Instant to) {
        return OnCall.shifts(schedule, from, to).stream()
                .map(Shift::person)
                .distinct()
                .flatMap(person -> OnCall.nextShifts(person, schedule, from, to).stream())
                .toList();
    }

    private static ShiftNotice notice(String name, Schedule schedule, Shift shift) {
        List<String> at = people(schedule, shift.from());
        List<String> before = people(schedule, shift.from().minusNanos(1)).stream()
                .filter(person -> !at.contains(person))
                .toList();
        List<String> beside =
                at.stream().filter(person -> !person.equals(shift.person())).toList();
        return new ShiftNotice(name, schedule.timeZone(), shift, before, beside);
    }

    private static List<String> people(Schedule schedule, Instant instant) {
        return OnCall.at(schedule, instant).stream().map(OnCallPerson::person).toList();
    }
}
