package dev.onus.registry.link;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the open cases of one identity follow which. The elder pages; a younger one under another name follows it,
 * unless that would silence something: a case that is worse than the elder, one that another team answers for (OWN-1), a
 * real one behind a drill or a test, or any behind a case that pages nobody itself. Two cases under one name are two
 * findings, which the stream keeps apart on purpose.
 */
final class LinkRules {
    private static final Comparator<CaseState> ELDEST_FIRST =
            Comparator.comparing(CaseState::getOpenedAt).thenComparing(CaseState::getId);

    private LinkRules() {}

    /**
     * An open case of the identity.
     *
     * @param owner the team that answers for it by the records as they are now
     */
    record Candidate(CaseState state, String owner) {}

    /** The younger follows the elder. */
    record Link(CaseState younger, CaseState elder) {}

    static List<Link> links(List<Candidate> open) {
        List<Candidate> paging = open.stream()
                .filter(each -> pages(each.state()))
                .sorted(Comparator.comparing(Candidate::state, ELDEST_FIRST))
                .toList();
        List<Link> links = new ArrayList<>();
        for (Candidate younger : paging) {
            elder(younger, paging).ifPresent(elder -> links.add(new Link(younger.state(), elder.state())));
        }
        return links;
    }

    /** Eldest first, so the elder of all is found where several come before this one. */
    private static Optional<Candidate> elder(Candidate younger, List<Candidate> paging) {
        return paging.stream()
                .takeWhile(each -> !each.equals(younger))
                .filter(elder -> mayFollow(younger, elder))
                .findFirst();
    }

    private static boolean mayFollow(Candidate younger, Candidate elder) {
        CaseState one = younger.state();
        CaseState other = elder.state();
        return !one.getRoutingKey().equals(other.getRoutingKey())
                && younger.owner().equals(elder.owner())
                && one.getKind().equals(other.getKind())
                && one.getTest() == other.getTest()
                && one.getDrill() == other.getDrill()
                && !severity(one).isWorseThan(severity(other));
    }

    /** Whether people are paged for it, or have answered its pages. */
    private static boolean pages(CaseState state) {
        boolean answering = state.getState() == CaseStateName.open || state.getState() == CaseStateName.acknowledged;
        return answering
                && state.getSourceResolvedAt() == null
                && state.getFollows() == null
                && !state.getPagesNobody();
    }

    private static Severity severity(CaseState state) {
        return Severity.parse(state.getSeverity().name());
    }
}
