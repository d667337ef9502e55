package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the gaps of all paths, each once for the same people, wherever it comes to bear. */
final class CoverageGaps {
    private record Use(CoverageGap.Place place, List<Target> targets, CoverageTimes gap, BitSet subjects) {}

    private final Directory directory;
    private final Predicate<String> reachable;
    private final CoverageMap map;
    private final CoverageReach reach;
    private final Map<List<String>, CoverageTimes> reached = new HashMap<>();
    private final Map<List<String>, List<Use>> uses = new LinkedHashMap<>();
    private final BitSet failing = new BitSet();

    CoverageGaps(Directory directory, Predicate<String> reachable, CoverageMap map, Span horizon) {
        this.directory = directory;
        this.reachable = reachable;
        this.map = map;
        this.reach = new CoverageReach(directory, reachable, horizon);
    }

    /** Subjects that are led into a failure; known once the gaps are. */
    BitSet failing() {
        return failing;
    }

    List<CoverageGap> find() {
        map.paths().forEach(this::look);
        lookAtCatchAll();
        List<CoverageGap> gaps = new ArrayList<>();
        uses.forEach((who, each) -> gaps.addAll(gaps(who, each)));
        gaps.sort(Comparator.comparing((CoverageGap gap) -> gap.span().from())
                .thenComparing(gap -> !gap.failure())
                .thenComparing(gap -> String.join(", ", gap.who())));
        return gaps;
    }

    private void look(CoverageMap.Path path, BitSet subjects) {
        CoverageOwner owner = path.route().owner();
        for (CoverageStages.Stage stage : CoverageStages.of(map.policy(path))) {
            List<String> who = who(stage.targets(), owner);
            CoverageTimes there = reached.get(who);
            if (there == null) {
                there = reach.any(stage.targets(), owner);
                reached.put(who, there);
            }
            use(
                    who,
                    new Use(
                            new CoverageGap.Place(owner, path.route().policy().name(), stage.name(), stage.failure()),
                            stage.targets(),
                            path.active().minus(there),
                            subjects));
        }
    }

    /** What nobody else answers goes there in the end, also for what nobody has registered. */
    private void lookAtCatchAll() {
        String team = OwnerResolver.catchAllTeam(directory);
        CoverageOwner owner = new CoverageOwner(team, Optional.empty(), Optional.empty(), Optional.empty());
        use(
                List.of(CoverageStages.CATCH_ALL + " team:" + team),
                new Use(
                        new CoverageGap.Place(owner, FirstRecords.CATCH_ALL, CoverageStages.CATCH_ALL, true),
                        List.of(new Target.TeamTarget(team), new Target.PersonTarget(FirstRecords.ADMIN)),
                        reach.always().minus(reach.catchAll(team)),
                        map.everybody()));
    }

    private void use(List<String> who, Use use) {
        if (!use.gap().isNever()) {
            uses.computeIfAbsent(who, any -> new ArrayList<>()).add(use);
        }
    }

    private static List<String> who(List<Target> targets, CoverageOwner owner) {
        return targets.stream()
                .map(target -> CoverageReach.who(target, owner))
                .distinct()
                .sorted()
                .toList();
    }

    private List<CoverageGap> gaps(List<String> who, List<Use> all) {
        List<Span> spans = new ArrayList<>();
        all.stream().map(Use::gap).distinct().forEach(gap -> spans.addAll(gap.spans()));
        List<CoverageGap> gaps = new ArrayList<>();
        for (Span span : Span.merged(spans)) {
            CoverageTimes within = new CoverageTimes(List.of(span));
            List<Use> here =
                    all.stream().filter(use -> !use.gap().and(within).isNever()).toList();
            gaps.add(gap(who, span, here));
        }
        return gaps;
    }

    private CoverageGap gap(List<String> who, Span span, List<Use> here) {
        BitSet subjects = new BitSet();
        here.forEach(use -> subjects.or(use.subjects()));
        boolean failure = false;
        for (Use use : here) {
            if (use.place().failure()) {
                failure = true;
                failing.or(use.subjects());
            }
        }
        Use first = here.stream()
                .filter(use ->
                        use.gap().spans().stream().anyMatch(each -> each.from().equals(span.from())))
                .findFirst()
                .orElseGet(here::getFirst);
        return new CoverageGap(
                who,
                span,
                failure,
                why(first, span),
                here.stream()
                        .map(Use::place)
                        .distinct()
                        .limit(CoverageGap.MAX_PLACES)
                        .toList(),
                map.members(subjects));
    }

    private String why(Use use, Span span) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Target target : use.targets()) {
            TargetAnswer answer =
                    TargetResolver.resolve(target, use.place().owner().answer(), directory, span.from());
            answer.gap().ifPresent(sentences::add);
            for (ResolvedPerson person : answer.persons()) {
                if (!reachable.test(person.person())) {
                    sentences.add(
                            person.person() + " would be paged, but no contact of " + person.person() + " works now.");
                }
            }
        }
        return String.join(" ", sentences);
    }
}
