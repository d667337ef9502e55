package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which identities can be led which ways, each way once. */
final class CoverageMap {
    /** @param active when an alert can be led this way */
    record Path(CoverageRoutes.Route route, CoverageTimes active) {}

    /** @param names the first few */
    private record Group(int count, List<String> names, Criticality criticality) {}

    private final CoverageRoutes routes;
    private final List<CoverageSubject> subjects = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Path, BitSet> paths = new LinkedHashMap<>();
    private final Map<BitSet, CoverageMembers> members = new HashMap<>();

    CoverageMap(Directory directory, Collection<Versioned<Identity>> identities, Span horizon) {
        CoverageChoices choices = CoverageChoices.of(directory);
        this.routes = new CoverageRoutes(directory, choices, horizon);
        new CoverageGroups(directory, choices).of(identities).forEach(this::add);
    }

    private void add(CoverageSubject subject, List<Versioned<Identity>> identities) {
        int index = subjects.size();
        subjects.add(subject);
        List<String> names = identities.stream()
                .map(Versioned::name)
                .sorted()
                .limit(CoverageMembers.MAX_NAMED)
                .toList();
        groups.add(new Group(identities.size(), names, subject.criticality()));
        routes.of(subject)
                .forEach((route, active) -> paths.computeIfAbsent(new Path(route, active), any -> new BitSet())
                        .set(index));
    }

    EscalationPolicy policy(Path path) {
        return routes.policy(path.route());
    }

    /** Each way with the subjects that can be led it, by their number. */
    Map<Path, BitSet> paths() {
        return paths;
    }

    void forEachSubject(Consumer<CoverageSubject> consumer) {
        subjects.forEach(consumer);
    }

    BitSet everybody() {
        BitSet all = new BitSet();
        all.set(0, subjects.size());
        return all;
    }

    int unowned() {
        int unowned = 0;
        for (int index = 0; index < subjects.size(); index++) {
            unowned += subjects.get(index).unowned() ? groups.get(index).count() : 0;
        }
        return unowned;
    }

    int count(BitSet some) {
        return some.stream().map(index -> groups.get(index).count()).sum();
    }

    CoverageMembers members(BitSet some) {
        return some.isEmpty() ? CoverageMembers.NONE : members.computeIfAbsent((BitSet) some.clone(), this::describe);
    }

    private CoverageMembers describe(BitSet some) {
        List<Group> all = some.stream().mapToObj(groups::get).toList();
        Criticality worst = all.stream()
                .map(Group::criticality)
                .max(Comparator.naturalOrder())
                .orElse(Criticality.UNKNOWN);
        List<String> names = all.stream()
                .flatMap(group -> group.names().stream().map(name -> Map.entry(group.criticality(), name)))
                .sorted(Comparator.comparing(Map.Entry<Criticality, String>::getKey)
                        .reversed()
                        .thenComparing(Map.Entry::getValue))
                .limit(CoverageMembers.MAX_NAMED)
                .map(Map.Entry::getValue)
                .toList();
        return new CoverageMembers(count(some), names, worst);
    }
}
