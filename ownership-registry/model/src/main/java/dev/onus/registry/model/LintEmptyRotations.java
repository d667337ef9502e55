package dev.onus.registry.model;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds schedules that are in use and have nobody on call who can be paged, now or in the next days. */
final class LintEmptyRotations implements LintRule {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        for (String name : inUse(scope)) {
            scope.directory()
                    .schedule(name)
                    .filter(schedule -> mayBeEmpty(schedule.spec(), scope.directory()))
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

    /** Most schedules cannot be: everybody has a contact, and one layer has somebody in every turn. */
    private static boolean mayBeEmpty(Schedule schedule, Directory directory) {
        boolean everybodyHasContact = schedule.layers().stream()
                        .flatMap(layer -> layer.participants().stream())
                        .flatMap(List::stream)
                        .allMatch(person -> hasContact(person, directory))
                && schedule.overrides().stream().allMatch(each -> hasContact(each.with(), directory));
        boolean oneIsFull = schedule.layers().stream()
                .anyMatch(layer -> !layer.participants().isEmpty()
                        && layer.participants().stream().noneMatch(List::isEmpty));
        return !everybodyHasContact || !oneIsFull;
    }

    private static Optional<Finding> empty(Versioned<Schedule> schedule, LintScope scope) {
        List<Instant> holes = IntStream.range(0, LintScope.SAMPLES)
                .mapToObj(scope::instant)
                .filter(instant -> OnCall.at(schedule.spec(), instant).stream()
                        .noneMatch(person -> hasContact(person.person(), scope.directory())))
                .toList();
        if (holes.isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime first = holes.getFirst().atZone(schedule.spec().timeZone());
        String when = holes.size() == LintScope.SAMPLES
                ? "at any time in the next " + LintScope.HORIZON.toDays() + " days"
                : "at " + MINUTES.format(first) + " " + first.getZone();
        return Optional.of(Finding.warning(
                new RecordKey(Kind.SCHEDULE, schedule.name()),
                "spec.layers",
                "The schedule is in use, but nobody with a contact is on call " + when + "."));
    }

    private static boolean hasContact(String person, Directory directory) {
        return directory
                .person(person)
                .filter(found -> !found.spec().usableContacts().isEmpty())
                .isPresent();
    }
}
