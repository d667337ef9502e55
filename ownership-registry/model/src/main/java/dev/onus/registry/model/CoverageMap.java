package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The identities by subject, each subject by its number, and whom some subjects are in short. */
final class CoverageMap {
    /** @param names the first few */
    private record Group(CoverageSubject subject, int count, List<String> names) {
        Criticality criticality() {
            return subject.criticality();
        }
    }

    private record Named(Criticality criticality, String name) {}

    private final List<Group> groups;
    private final Map<BitSet, CoverageMembers> members = new HashMap<>();

    CoverageMap(CoverageGroups groups, Collection<Versioned<Identity>> identities) {
        this.groups = groups.of(identities).entrySet().stream()
                .map(each -> group(each.getKey(), each.getValue()))
                .toList();
    }

    private static Group group(CoverageSubject subject, List<Versioned<Identity>> identities) {
        List<String> names = identities.size() == 1
                ? List.of(identities.getFirst().name())
                : identities.stream()
                        .map(Versioned::name)
                        .sorted()
                        .limit(CoverageMembers.MAX_NAMED)
                        .toList();
        return new Group(subject, identities.size(), names);
    }

    /** By its number, from 0 on. */
    CoverageSubject subject(int number) {
        return groups.get(number).subject();
    }

    int subjects() {
        return groups.size();
    }

    int unowned() {
        return groups.stream()
                .filter(group -> group.subject().unowned())
                .mapToInt(Group::count)
                .sum();
    }

    int count(BitSet some) {
        return some.stream().map(index -> groups.get(index).count()).sum();
    }

    CoverageMembers members(BitSet some) {
        return some.isEmpty() ? CoverageMembers.NONE : members.computeIfAbsent((BitSet) some.clone(), this::describe);
    }

    private CoverageMembers describe(BitSet some) {
        Criticality worst = some.stream()
                .mapToObj(index -> groups.get(index).criticality())
                .max(Comparator.naturalOrder())
                .orElse(Criticality.UNKNOWN);
        List<String> names = some.stream()
                .mapToObj(groups::get)
                .flatMap(group -> group.names().stream().map(name -> new Named(group.criticality(), name)))
                .sorted(Comparator.comparing(Named::criticality).reversed().thenComparing(Named::name))
                .limit(CoverageMembers.MAX_NAMED)
                .map(Named::name)
                .toList();
        return new CoverageMembers(count(some), names, worst);
    }
}
