package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.ResolvedPerson;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.TargetAnswer;
import dev.onus.registry.model.TargetResolver;
import dev.onus.vocabulary.PageRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The people that targets lead to right now. A person who is reached by several targets is paged once, as accountable
 * if any of them says so (ESC-4).
 *
 * @param gaps targets that led to nobody, and why (ESC-7: why somebody was not notified)
 * @param restsOn registry records that were read
 */
record People(List<PersonInvolved> persons, List<Gap> gaps, List<RecordRef> restsOn) {
    record Gap(String target, String reason) {}

    static People find(Turn turn, List<Target> notify, List<Target> inform) {
        Map<String, PersonInvolved> found = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        Set<RecordRef> restsOn = new LinkedHashSet<>();
        gather(turn, notify, PageRole.ACCOUNTABLE, found, gaps, restsOn);
        gather(turn, inform, PageRole.INFORMED, found, gaps, restsOn);
        return new People(List.copyOf(found.values()), gaps, List.copyOf(restsOn));
    }

    private static void gather(
            Turn turn,
            List<Target> targets,
            PageRole role,
            Map<String, PersonInvolved> found,
            List<Gap> gaps,
            Set<RecordRef> restsOn) {
        for (Target target : targets) {
            TargetAnswer answer = TargetResolver.resolve(
                    target, turn.owner(), turn.situation().directory(), turn.now());
            restsOn.addAll(answer.restsOn());
            answer.gap().ifPresent(reason -> gaps.add(new Gap(target.text(), reason)));
            for (ResolvedPerson person : answer.persons()) {
                found.putIfAbsent(
                        person.person(), new PersonInvolved(person.person(), role, target.text(), person.reason()));
            }
        }
    }

    /** Leaves out those who have declined, and says so. */
    People without(Set<String> declined) {
        return without(declined, "has declined.");
    }

    /** Leaves out some of them, and says why. */
    People without(Set<String> some, String why) {
        List<Gap> said = new ArrayList<>(gaps);
        List<PersonInvolved> left = new ArrayList<>();
        for (PersonInvolved each : persons) {
            if (some.contains(each.person())) {
                said.add(new Gap(each.target(), each.person() + " " + why));
            } else {
                left.add(each);
            }
        }
        return new People(List.copyOf(left), said, restsOn);
    }

    /** These and the others; who is in both is paged for the first reason. */
    People and(People others) {
        Map<String, PersonInvolved> all = new LinkedHashMap<>();
        Stream.concat(persons.stream(), others.persons.stream())
                .forEach(person -> all.putIfAbsent(person.person(), person));
        return new People(
                List.copyOf(all.values()),
                Stream.concat(gaps.stream(), others.gaps.stream()).toList(),
                Stream.concat(restsOn.stream(), others.restsOn.stream())
                        .distinct()
                        .toList());
    }

    /** The same people, each told first what is wanted of them, and then why it is they (ESC-7). */
    People about(String purpose) {
        return new People(
                persons.stream()
                        .map(each -> new PersonInvolved(
                                each.person(), each.role(), each.target(), purpose + " " + each.reason()))
                        .toList(),
                gaps,
                restsOn);
    }

    /** With other words for why it is this person, where the policy does not name them. */
    People saying(String person, String reason) {
        return new People(
                persons.stream()
                        .map(each -> each.person().equals(person)
                                ? new PersonInvolved(person, each.role(), each.target(), reason)
                                : each)
                        .toList(),
                gaps,
                restsOn);
    }

    boolean hasAccountable() {
        for (PersonInvolved person : persons) {
            if (person.role() == PageRole.ACCOUNTABLE) {
                return true;
            }
        }
        return false;
    }

    List<String> accountable() {
        return persons.stream()
                .filter(person -> person.role() == PageRole.ACCOUNTABLE)
                .map(PersonInvolved::person)
                .toList();
    }

    /** For a timeline: {@code ana (owner), bo (team:secops, informed)}. */
    String words() {
        return persons.stream()
                .map(person -> person.person() + " (" + person.target()
                        + (person.role() == PageRole.INFORMED ? ", informed)" : ")"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("nobody");
    }
}
