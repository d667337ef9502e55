package dev.onus.registry.model;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds teams and people whom identities name, directly or by their system, and who are not there (OWN-11). */
final class CoverageStaleness {
    private record Found(String why, BitSet subjects) {}

    private final Directory directory;
    private final Map<String, Found> found = new TreeMap<>();

    CoverageStaleness(Directory directory) {
        this.directory = directory;
    }

    List<CoverageStale> find(CoverageMap map) {
        for (int number = 0; number < map.subjects(); number++) {
            int subject = number;
            map.subject(number).settings().stream()
                    .map(CoverageSubject.Setting::owner)
                    .distinct()
                    .forEach(owner -> look(owner, subject));
        }
        return found.entrySet().stream()
                .map(each -> new CoverageStale(
                        each.getKey(),
                        each.getValue().why(),
                        map.members(each.getValue().subjects())))
                .toList();
    }

    private void look(CoverageOwner owner, int subject) {
        team(owner.team(), "owner", subject);
        owner.steward().ifPresent(name -> team(name, "steward", subject));
        owner.backup().ifPresent(name -> team(name, "backup", subject));
        owner.serviceOwner().ifPresent(name -> person(name, "is named as the service owner", subject));
    }

    private void team(String name, String as, int subject) {
        Optional<Team> known = directory.team(name).map(Versioned::spec);
        if (known.isEmpty()) {
            say("team:" + name, "Team " + name + " is named as the " + as + ", but does not exist.", subject);
            return;
        }
        Team team = known.get();
        boolean hasSchedule = team.schedule().flatMap(directory::schedule).isPresent();
        if (!hasSchedule && team.members().isEmpty()) {
            say("team:" + name, "Team " + name + " has neither a schedule nor members.", subject);
        }
        team.members().forEach(member -> person(member, "is a member of team " + name, subject));
        team.manager().ifPresent(manager -> person(manager, "is the manager of team " + name, subject));
    }

    private void person(String name, String as, int subject) {
        if (directory.person(name).isEmpty()) {
            say("person:" + name, name + " " + as + ", but does not exist any more.", subject);
        }
    }

    private void say(String who, String why, int subject) {
        found.computeIfAbsent(who, any -> new Found(why, new BitSet()))
                .subjects()
                .set(subject);
    }
}
