package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the gaps of all paths, each once for the same people, wherever it comes to bear. */
final class CoverageGaps {
    private final Directory directory;
    private final Predicate<String> reachable;
    private final CoverageMap map;
    private final CoverageRoutes routes;
    private final CoverageReach reach;
    private final CoverageWho.Finder people;
    private final BitSet failing = new BitSet();

    CoverageGaps(
            Directory directory, Predicate<String> reachable, CoverageMap map, CoverageRoutes routes, Span horizon) {
        this.directory = directory;
        this.reachable = reachable;
        this.map = map;
        this.routes = routes;
        this.reach = new CoverageReach(directory, reachable, horizon);
        this.people = new CoverageWho.Finder(reach);
    }

    /** Subjects that are led into a failure; known once the gaps are. */
    BitSet failing() {
        return failing;
    }

    List<CoverageGap> find() {
        for (int number = 0; number < map.subjects(); number++) {
            look(number, map.subject(number));
        }
        lookAtCatchAll();
        List<CoverageGap> gaps = new ArrayList<>();
        people.missing().forEach(who -> gaps.addAll(gaps(who)));
        gaps.sort(Comparator.comparing((CoverageGap gap) -> gap.span().from())
                .thenComparing(gap -> !gap.failure())
                .thenComparing(gap -> String.join(", ", gap.who())));
        return gaps;
    }

    private void look(int number, CoverageSubject subject) {
        for (CoverageSubject.Setting setting : subject.settings()) {
            CoverageOwner owner = setting.owner();
            Map<List<Target>, CoverageWho> known = people.of(owner);
            for (CoverageRoutes.Route route : routes.of(subject, setting)) {
                for (CoveragePolicy.Stage stage : route.policy().stages()) {
                    CoverageWho who = known.get(stage.targets());
                    if (who == null) {
                        who = people.find(stage.targets(), owner);
                        known.put(stage.targets(), who);
                    }
                    if (who.isEverMissing()) {
                        who.missedAt(stage, route.policy().name(), owner, route.active())
                                .subjects()
                                .add(number);
                    }
                }
            }
        }
    }

    /** What nobody else answers goes there in the end, also for what nobody has registered. */
    private void lookAtCatchAll() {
        String team = OwnerResolver.catchAllTeam(directory);
        CoverageOwner owner = new CoverageOwner(team, Optional.empty(), Optional.empty(), Optional.empty());
        CoveragePolicy.Stage stage = new CoveragePolicy.Stage(
                CoveragePolicy.CATCH_ALL,
                List.of(new Target.TeamTarget(team), new Target.PersonTarget(FirstRecords.ADMIN)),
                true);
        CoverageWho who = people.add(
                List.of(CoveragePolicy.CATCH_ALL + " team:" + team),
                reach.always().minus(reach.catchAll(team)));
        if (who.isEverMissing()) {
            CoverageWho.Use use = who.missedAt(stage, FirstRecords.CATCH_ALL, owner, reach.always());
            for (int number = 0; number < map.subjects(); number++) {
                use.subjects().add(number);
            }
        }
    }

    private List<CoverageGap> gaps(CoverageWho who) {
        List<CoverageWho.Use> uses = who.uses();
        List<Span> spans = new ArrayList<>();
        uses.stream().map(CoverageWho.Use::gap).distinct().forEach(gap -> spans.addAll(gap.spans()));
        List<CoverageGap> gaps = new ArrayList<>();
        for (Span span : Span.merged(spans)) {
            List<CoverageWho.Use> here =
                    uses.stream().filter(use -> use.gap().meets(span)).toList();
            gaps.add(gap(who, span, here));
        }
        return gaps;
    }

    private CoverageGap gap(CoverageWho who, Span span, List<CoverageWho.Use> here) {
        BitSet subjects = new BitSet();
        boolean failure = false;
        for (CoverageWho.Use use : here) {
            failure |= use.place().failure();
            use.subjects().forEach(subjects::set);
            if (use.place().failure()) {
                use.subjects().forEach(failing::set);
            }
        }
        CoverageWho.Use first = here.stream()
                .filter(use ->
                        use.gap().spans().stream().anyMatch(each -> each.from().equals(span.from())))
                .findFirst()
                .orElseGet(here::getFirst);
        List<CoverageGap.Place> places = here.stream()
                .map(CoverageWho.Use::place)
                .distinct()
                .limit(CoverageGap.MAX_PLACES)
                .toList();
        return new CoverageGap(
                who.words(), span, failure, why(first, span), places, stewards(subjects), map.members(subjects));
    }

    private List<String> stewards(BitSet subjects) {
        return subjects.stream()
                .mapToObj(map::subject)
                .flatMap(subject -> subject.settings().stream())
                .flatMap(setting -> setting.owner().steward().stream())
                .distinct()
                .limit(CoverageGap.MAX_STEWARDS)
                .sorted()
                .toList();
    }

    private String why(CoverageWho.Use use, Span span) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Target target : use.targets()) {
            TargetAnswer answer = TargetResolver.resolve(target, use.owner().answer(), directory, span.from());
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
