package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When somebody can be reached at a target; what {@link TargetResolver} answers for an instant, for a stretch of time.
 * Each team, schedule and person is looked at once, however many paths lead there.
 */
final class CoverageReach {
    private final Directory directory;
    private final Predicate<String> reachable;
    private final Span horizon;
    private final CoverageTimes always;
    private final Map<String, CoverageTimes> known = new HashMap<>();

    CoverageReach(Directory directory, Predicate<String> reachable, Span horizon) {
        this.directory = directory;
        this.reachable = reachable;
        this.horizon = horizon;
        this.always = new CoverageTimes(List.of(horizon));
    }

    /** Whom a target leads to, in words; two of the same words are the same people at all times. */
    static String who(Target target, CoverageOwner owner) {
        return switch (target) {
            case Target.Owner any -> team(owner.team());
            case Target.Backup any -> owner.backup().map(CoverageReach::team).orElse("no backup of " + owner.team());
            case Target.Steward any -> owner.steward().map(CoverageReach::team).orElse("no steward of " + owner.team());
            case Target.Manager any -> "manager:" + owner.team();
            case Target.ServiceOwner any ->
                owner.serviceOwner().map(person -> "person:" + person).orElse("no service-owner of " + owner.team());
            case Target.IncidentCommander any -> "role:" + TargetResolver.INCIDENT_COMMANDER;
            case Target.TeamTarget named -> named.text();
            case Target.PersonTarget named -> named.text();
            case Target.ScheduleTarget named -> named.text();
            case Target.RoleTarget named -> named.text();
        };
    }

    private static String team(String name) {
        return "team:" + name;
    }

    CoverageTimes always() {
        return always;
    }

    /** When at least one of them can be reached. */
    CoverageTimes any(List<Target> targets, CoverageOwner owner) {
        CoverageTimes any = CoverageTimes.NEVER;
        for (Target target : targets) {
            any = any.or(times(target, owner));
        }
        return any;
    }

    /** As {@link #any}; the first administrator is asked when not even the catch-all has anybody to page. */
    CoverageTimes catchAll(String team) {
        Group group = group(team);
        CoverageTimes nobody = always.minus(group.paged());
        return group.reached().or(nobody.and(person(FirstRecords.ADMIN).reached()));
    }

    private CoverageTimes times(Target target, CoverageOwner owner) {
        String who = who(target, owner);
        CoverageTimes times = known.get(who);
        if (times == null) {
            times = look(target, owner);
            known.put(who, times);
        }
        return times;
    }

    private CoverageTimes look(Target target, CoverageOwner owner) {
        return switch (target) {
            case Target.Owner any -> group(owner.team()).reached();
            case Target.Backup any -> teamIfAny(owner.backup());
            case Target.Steward any -> teamIfAny(owner.steward());
            case Target.Manager any -> manager(owner.team());
            case Target.ServiceOwner any ->
                owner.serviceOwner().map(name -> person(name).reached()).orElse(CoverageTimes.NEVER);
            case Target.IncidentCommander any -> role(TargetResolver.INCIDENT_COMMANDER);
            case Target.TeamTarget named -> group(named.name()).reached();
            case Target.PersonTarget named -> person(named.name()).reached();
            case Target.ScheduleTarget named -> onCall(named.name()).reached();
            case Target.RoleTarget named -> role(named.name());
        };
    }

    private CoverageTimes teamIfAny(Optional<String> team) {
        return team.map(name -> group(name).reached()).orElse(CoverageTimes.NEVER);
    }

    private CoverageTimes manager(String team) {
        return directory
                .team(team)
                .flatMap(found -> found.spec().manager())
                .map(name -> person(name).reached())
                .orElse(CoverageTimes.NEVER);
    }

    private CoverageTimes role(String name) {
        if (directory.team(name).isPresent()) {
            return group(name).reached();
        }
        return directory.schedule(name).isPresent()
                ? onCall(name).reached()
                : person(name).reached();
    }

    /**
     * @param paged when there is somebody with a contact: nobody else stands in then
     * @param reached when one of those can be reached
     */
    private record Group(CoverageTimes paged, CoverageTimes reached) {
        static final Group NOBODY = new Group(CoverageTimes.NEVER, CoverageTimes.NEVER);

        Group and(Group other) {
            return new Group(paged.or(other.paged), reached.or(other.reached));
        }
    }

    private Group group(String name) {
        Optional<Team> found = directory.team(name).map(Versioned::spec);
        if (found.isEmpty()) {
            return Group.NOBODY;
        }
        Team team = found.get();
        Group own = team.schedule()
                .map(this::onCall)
                .orElseGet(() -> team.members().stream().map(this::person).reduce(Group.NOBODY, Group::and));
        CoverageTimes nobody = always.minus(own.paged());
        Group manager = nobody.isNever()
                ? Group.NOBODY
                : team.manager().map(this::person).orElse(Group.NOBODY);
        return own.and(new Group(nobody.and(manager.paged()), nobody.and(manager.reached())));
    }

    private Group onCall(String schedule) {
        Optional<Schedule> found = directory.schedule(schedule).map(Versioned::spec);
        if (found.isEmpty()) {
            return Group.NOBODY;
        }
        List<Span> paged = new ArrayList<>();
        List<Span> reached = new ArrayList<>();
        for (Shift shift : OnCall.shifts(found.get(), horizon.from(), horizon.until())) {
            if (hasContact(shift.person())) {
                Span span = new Span(shift.from(), shift.until());
                paged.add(span);
                if (reachable.test(shift.person())) {
                    reached.add(span);
                }
            }
        }
        return new Group(CoverageTimes.of(paged), CoverageTimes.of(reached));
    }

    private Group person(String name) {
        if (!hasContact(name)) {
            return Group.NOBODY;
        }
        return new Group(always, reachable.test(name) ? always : CoverageTimes.NEVER);
    }

    private boolean hasContact(String person) {
        return directory
                .person(person)
                .filter(found -> !found.spec().usableContacts().isEmpty())
                .isPresent();
    }
}
