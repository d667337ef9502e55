package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a case stands in its steps: what a deadline moves, and what is put back when a deadline is retracted.
 *
 * @param step the number of the step entered last, from 1; 0 before the first
 * @param repeats how often that step was repeated by its own window, from 0
 * @param catchAllRepeats how often the catch-all was paged since exhaustion, from 0
 * @param exhausted whether the last step's window lapsed and the fallback was paged
 * @param pages pages that were not withdrawn, in the order of their requests
 * @param lease the acknowledgement; present when, and only when, the status is acknowledged
 * @param deadlines at most one of each kind, earliest first; never empty while the case is open (G2)
 * @param effects effects that were requested and not withdrawn
 */
public record Progress(
        CaseStatus status,
        Stage stage,
        int step,
        int repeats,
        int catchAllRepeats,
        boolean exhausted,
        List<Page> pages,
        Optional<Lease> lease,
        List<Deadline> deadlines,
        List<Effect> effects) {

    /** A case keeps no more; older pages stay answerable by their version but are forgotten here. */
    public static final int MAX_PAGES = 64;

    public Progress {
        pages = List.copyOf(pages);
        deadlines = deadlines.stream().sorted().toList();
        effects = List.copyOf(effects);
    }

    static Progress start() {
        return new Progress(
                CaseStatus.OPEN, Stage.BEFORE, 0, 0, 0, false, List.of(), Optional.empty(), List.of(), List.of());
    }

    public Optional<Deadline> deadline(DeadlineKind kind) {
        return deadlines.stream().filter(deadline -> deadline.kind() == kind).findFirst();
    }

    public Optional<Deadline> nextDeadline() {
        return deadlines.stream().findFirst();
    }

    Progress withStatus(CaseStatus status) {
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, pages, lease, deadlines, effects);
    }

    Progress at(Stage stage, int step, int repeats, int catchAllRepeats, boolean exhausted) {
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, pages, lease, deadlines, effects);
    }

    Progress withPages(List<Page> pages) {
        List<Page> kept = pages.size() > MAX_PAGES ? pages.subList(pages.size() - MAX_PAGES, pages.size()) : pages;
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, kept, lease, deadlines, effects);
    }

    Progress withLease(Optional<Lease> lease) {
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, pages, lease, deadlines, effects);
    }

    Progress withEffects(List<Effect> effects) {
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, pages, lease, deadlines, effects);
    }

    Progress withDeadlines(List<Deadline> deadlines) {
        return new Progress(status, stage, step, repeats, catchAllRepeats, exhausted, pages, lease, deadlines, effects);
    }

    Progress arm(Deadline deadline) {
        List<Deadline> armed = new ArrayList<>(disarm(deadline.kind()).deadlines);
        armed.add(deadline);
        return withDeadlines(armed);
    }

    Progress disarm(DeadlineKind kind) {
        return withDeadlines(
                deadlines.stream().filter(each -> each.kind() != kind).toList());
    }
}
