package dev.onus.escalation.family;

import dev.onus.escalation.Children;
import dev.onus.escalation.Ending;
import dev.onus.escalation.family.FamilyWord.StormEnd;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the cases of one issuer's identities.
 *
 * <pre>
 *   counting ──as many identities as the terms say──▶ storm ──its case is closed──▶ counting
 *                                                       ▲                              │
 *                                                       └──────its case is reopened────┘
 * </pre>
 *
 * @param recent children that may make a storm with those to come, the earliest first; empty while there is a storm
 * @param storm the case that they follow; whether it is open, the caller knows
 * @param children how many follow it
 * @param joined how many have followed it, those included that have left
 * @param worst the highest criticality of those
 * @param storms how many there have been
 * @param ended storms whose children have not all been told of their end, the earliest first
 */
public record Family(
        List<Child> recent,
        Optional<CaseId> storm,
        int children,
        int joined,
        Criticality worst,
        int storms,
        List<StormEnd> ended) {
    /** Open cases of one identity that are counted; it counts once, and further ones page by themselves. */
    public static final int MAX_CASES_OF_ONE = 16;

    public static final Family NONE = new Family(List.of(), Optional.empty(), 0, 0, Criticality.UNKNOWN, 0, List.of());

    private static final Comparator<Child> ORDER = Comparator.comparing(Child::heardAt)
            .thenComparing(child -> child.caseId().value());

    public Family {
        recent = List.copyOf(recent);
        ended = List.copyOf(ended);
    }

    /**
     * What follows from a word.
     *
     * @param opens children that make a storm, which is to be opened with the id that the caller gives to it
     * @param follow children that are told to follow it
     * @param grew what the storm's case is to be told; empty while it is none of its steps
     */
    public record Step(Family next, List<Child> opens, List<Child> follow, Optional<Children> grew) {
        public Step {
            opens = List.copyOf(opens);
            follow = List.copyOf(follow);
        }
    }

    /**
     * A case has opened, or has become worse.
     *
     * @param stormIsOpen whether the case of {@link #storm} is open
     * @param isKnown whether this child follows it already
     * @param terms from when on it is a storm, while there is none
     */
    public Step opened(Child child, boolean stormIsOpen, boolean isKnown, StormTerms terms) {
        return stormIsOpen ? join(child, isKnown) : count(child, terms);
    }

    private Step join(Child child, boolean isKnown) {
        Criticality highest = higher(worst, child.criticality());
        Family next = new Family(
                List.of(),
                storm,
                isKnown ? children : children + 1,
                isKnown ? joined : joined + 1,
                highest,
                storms,
                ended);
        boolean isSaid = !isKnown && isStep(next.joined) || highest != worst;
        return new Step(
                next,
                List.of(),
                List.of(child),
                isSaid ? Optional.of(new Children(next.children, highest)) : Optional.empty());
    }

    private Step count(Child child, StormTerms terms) {
        List<Child> known = new ArrayList<>(recent);
        known.removeIf(each -> each.caseId().equals(child.caseId()));
        known.add(child);
        known.sort(ORDER);
        Instant since = known.getLast().heardAt().minus(terms.within());
        known.removeIf(each -> !each.heardAt().isAfter(since));
        List<Child> ofThis = known.stream()
                .filter(each -> each.routingKey().equals(child.routingKey()))
                .toList();
        if (ofThis.size() > MAX_CASES_OF_ONE) {
            known.remove(ofThis.getFirst());
        }
        long identities = known.stream().map(Child::routingKey).distinct().count();
        return identities < terms.identities()
                ? new Step(
                        new Family(known, Optional.empty(), 0, 0, Criticality.UNKNOWN, storms, ended),
                        List.of(),
                        List.of(),
                        Optional.empty())
                : new Step(begun(known), known, known, Optional.empty());
    }

    private Family begun(List<Child> known) {
        Criticality highest = known.stream().map(Child::criticality).reduce(Criticality.UNKNOWN, Family::higher);
        return new Family(List.of(), Optional.empty(), known.size(), known.size(), highest, storms + 1, ended);
    }

    /** The storm that has begun has got its case. */
    public Family named(CaseId id) {
        return new Family(recent, Optional.of(id), children, joined, worst, storms, ended);
    }

    /** A child that followed the storm does not any more. */
    public Family left(CaseId from) {
        return storm.filter(from::equals).isPresent()
                ? new Family(recent, storm, Math.max(0, children - 1), joined, worst, storms, ended)
                : this;
    }

    /** The storm's case is closed; its children are to be told. A false one was none: they go on by themselves. */
    public Family closed(CaseId id, Ending ending) {
        List<StormEnd> more = new ArrayList<>(ended);
        more.removeIf(each -> each.storm().equals(id));
        more.add(new StormEnd(
                id,
                Optional.of(ending.outcome()).filter(outcome -> outcome != ResolveOutcome.FALSE_POSITIVE),
                ending.riskExpiresAt(),
                ending.reason()));
        return storm.filter(id::equals).isPresent()
                ? new Family(List.of(), Optional.empty(), 0, 0, Criticality.UNKNOWN, storms, more)
                : new Family(recent, storm, children, joined, worst, storms, more);
    }

    /**
     * The storm's case is open again: what comes now follows it, unless there is a newer one. Those that have not been told
     * of its end are not told any more, and follow it still.
     *
     * @param following how many those are
     */
    public Family reopened(CaseId id, int following) {
        List<StormEnd> others =
                ended.stream().filter(each -> !each.storm().equals(id)).toList();
        return storm.isPresent()
                ? new Family(recent, storm, children, joined, worst, storms, others)
                : new Family(List.of(), Optional.of(id), following, following, worst, storms, others);
    }

    /** All children of the storm that ended first have been told. */
    public Family told() {
        return new Family(recent, storm, children, joined, worst, storms, ended.subList(1, ended.size()));
    }

    /** 10, 20, 50, 100 and so on: often enough to see it grow, and never more than three times in ten of its size. */
    private static boolean isStep(int joined) {
        int unit = 10;
        while (joined >= unit * 10L) {
            unit *= 10;
        }
        return joined == unit || joined == 2 * unit || joined == 5 * unit;
    }

    private static Criticality higher(Criticality one, Criticality other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
