package dev.onus.registry.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the persons behind one target, what was missing on the way, and the records that were read. */
final class TargetLookup {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Directory directory;
    private final Instant now;
    private final Map<String, ResolvedPerson> persons = new LinkedHashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final Set<RecordRef> restsOn = new LinkedHashSet<>();

    TargetLookup(Directory directory, Instant now) {
        this.directory = directory;
        this.now = now;
    }

    TargetAnswer answer() {
        Optional<String> gap = gaps.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", gaps));
        return new TargetAnswer(List.copyOf(persons.values()), gap, List.copyOf(restsOn));
    }

    void gap(String sentence) {
        gaps.add(sentence);
    }

    /** @param as in which capacity, for the reason: {@code the owner} */
    void team(String name, String as) {
        Optional<Versioned<Team>> found = directory.team(name);
        if (found.isEmpty()) {
            gap("Team " + name + " (" + as + ") does not exist.");
            return;
        }
        restsOn.add(found.get().ref(Kind.TEAM));
        Team team = found.get().spec();
        String prefix = "Team " + name + " is " + as + "; ";
        if (team.schedule().isPresent()) {
            onCall(team.schedule().get(), prefix);
        } else {
            team.members().forEach(member -> person(member, prefix + member + " is a member and it has no schedule."));
            if (team.members().isEmpty()) {
                gap("Team " + name + " has neither a schedule nor members.");
            }
        }
        if (persons.isEmpty()) {
            standIn(name, team);
        }
    }

    private void standIn(String name, Team team) {
        team.manager()
                .ifPresentOrElse(
                        manager -> person(
                                manager, manager + " manages team " + name + ", where nobody else can be reached."),
                        () -> gap("Team " + name + " has no manager to stand in."));
    }

    void managerOf(String name) {
        Optional<Versioned<Team>> found = directory.team(name);
        found.ifPresent(team -> restsOn.add(team.ref(Kind.TEAM)));
        found.flatMap(team -> team.spec().manager())
                .ifPresentOrElse(
                        manager -> person(manager, manager + " is the manager of team " + name + "."),
                        () -> gap("Team " + name + " has no manager."));
    }

    void schedule(String name) {
        onCall(name, "");
    }

    private void onCall(String scheduleName, String prefix) {
        Optional<Versioned<Schedule>> found = directory.schedule(scheduleName);
        if (found.isEmpty()) {
            gap("Schedule " + scheduleName + " does not exist.");
            return;
        }
        restsOn.add(found.get().ref(Kind.SCHEDULE));
        Schedule schedule = found.get().spec();
        List<OnCallPerson> people = OnCall.at(schedule, now);
        if (people.isEmpty()) {
            gap("Nobody is on call in schedule " + scheduleName + ".");
        }
        for (OnCallPerson onCall : people) {
            String layer = onCall.layer().equals(OnCall.OVERRIDE) ? "by override" : "layer " + onCall.layer();
            person(
                    onCall.person(),
                    prefix + onCall.person() + " is on call in schedule " + scheduleName + " (" + layer + ") until "
                            + text(onCall.until(), schedule.timeZone()) + ".");
        }
    }

    /** A role is filled by the team, the schedule or the person of its name, whichever is there first. */
    void role(String name) {
        if (directory.team(name).isPresent()) {
            team(name, "in the role " + name);
        } else if (directory.schedule(name).isPresent()) {
            onCall(name, "Schedule " + name + " fills the role; ");
        } else if (directory.person(name).isPresent()) {
            person(name, name + " fills the role of that name.");
        } else {
            gap("Nobody fills the role " + name + ": there is no team, schedule or person of that name.");
        }
    }

    void person(String name, String reason) {
        Optional<Versioned<Person>> found = directory.person(name);
        found.ifPresent(person -> restsOn.add(person.ref(Kind.PERSON)));
        if (found.isEmpty()) {
            gap("Person " + name + " does not exist.");
        } else if (found.get().spec().usableContacts().isEmpty()) {
            gap(name + " was left out, having no contact at all"
                    + (found.get().spec().contacts().isEmpty() ? "." : " that was verified."));
        } else {
            persons.putIfAbsent(name, new ResolvedPerson(name, reason));
        }
    }

    private static String text(Instant until, ZoneId zone) {
        return MINUTES.format(until.atZone(zone)) + " " + zone.getId();
    }
}
