package dev.onus.registry.model;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds schedules that are in use and have nobody on call who can be paged, now or in the next days. */
final class LintEmptyRotations implements LintRule {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        for (String name : inUse(scope)) {
            scope.directory()
                    .schedule(name)
                    .flatMap(schedule -> empty(schedule, scope))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Set<String> inUse(LintScope scope) {
        Set<String> names = new TreeSet<>();
        scope.directory()
                .all(Kind.TEAM)
                .forEach(team -> ((Team) team.spec()).schedule().ifPresent(names::add));
        scope.directory().escalationPolicies().stream()
                .limit(LintScope.MAX_POLICIES)
                .flatMap(policy -> PolicyTargets.of(policy.spec()).stream())
                .forEach(named -> scheduleOf(named.target()).ifPresent(names::add));
        return names;
    }

    private static Optional<String> scheduleOf(Target target) {
        return switch (target) {
            case Target.ScheduleTarget schedule -> Optional.of(schedule.name());
            case Target.RoleTarget role -> Optional.of(role.name());
            case Target.IncidentCommander any -> Optional.of(TargetResolver.INCIDENT_COMMANDER);
            case Target.Owner any -> Optional.empty();
            case Target.Backup any -> Optional.empty();
            case Target.Steward any -> Optional.empty();
            case Target.Manager any -> Optional.empty();
            case Target.ServiceOwner any -> Optional.empty();
            case Target.TeamTarget any -> Optional.empty();
            case Target.PersonTarget any -> Optional.empty();
        };
    }

    private static Optional<Finding> empty(Versioned<Schedule> schedule, LintScope scope) {
        Span horizon = new Span(scope.now(), scope.now().plus(LintScope.HORIZON));
        List<Shift> shifts = OnCall.shifts(schedule.spec(), horizon.from(), horizon.until());
        List<Span> gaps = horizon.without(shifts.stream()
                .filter(shift -> hasContact(shift.person(), scope.directory()))
                .map(shift -> new Span(shift.from(), shift.until()))
                .toList());
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        Span first = gaps.getFirst();
        boolean anybody = shifts.stream()
                .anyMatch(shift ->
                        shift.from().isBefore(first.until()) && first.from().isBefore(shift.until()));
        String more = gaps.size() == 1 ? "" : ", and " + (gaps.size() - 1) + " more gaps follow";
        return Optional.of(Finding.warning(
                new RecordKey(Kind.SCHEDULE, schedule.name()),
                "spec.layers",
                "The schedule is in use, but nobody " + (anybody ? "with a contact " : "") + "is on call "
                        + when(first, horizon, schedule.spec().timeZone()) + more + "."));
    }

    private static String when(Span gap, Span horizon, ZoneId zone) {
        String next = "the next " + LintScope.HORIZON.toDays() + " days";
        if (gap.equals(horizon)) {
            return "at any time in " + next;
        }
        String from = "from " + MINUTES.format(gap.from().atZone(zone));
        return gap.until().equals(horizon.until())
                ? from + " " + zone + " to the end of " + next
                : from + " until " + MINUTES.format(gap.until().atZone(zone)) + " " + zone;
    }

    private static boolean hasContact(String person, Directory directory) {
        return directory
                .person(person)
                .filter(found -> !found.spec().usableContacts().isEmpty())
                .isPresent();
    }
}
