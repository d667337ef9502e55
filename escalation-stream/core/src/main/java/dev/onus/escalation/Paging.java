package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks for pages and takes them back. Every page has a named person and a reason (G6). */
final class Paging {
    private Paging() {}

    /**
     * Pages everybody who was found.
     *
     * @param step the step's name in the page id; its attempt must have been counted before
     */
    static void request(Turn turn, String step, People people, Optional<Instant> acknowledgeBy) {
        int attempt = turn.memory().attempt(step);
        for (PersonInvolved person : people.persons()) {
            Case now = turn.current();
            Page page = new Page(
                    PageId.of(now.id(), now.episode(), step, attempt, person.person()),
                    person.person(),
                    person.role(),
                    step,
                    attempt,
                    person.target(),
                    person.reason(),
                    person.role() == PageRole.ACCOUNTABLE ? acknowledgeBy : Optional.empty(),
                    now.version(),
                    Page.PageFate.PENDING);
            keep(turn, page);
            turn.memory(turn.memory().asked(page));
            turn.emit(
                    TimelineKind.PAGE_REQUESTED,
                    "Page to " + person.person() + (page.isAccountable() ? "" : ", to inform"),
                    person.reason(),
                    List.of(person),
                    new Detail.OfPage(page),
                    people.restsOn());
        }
    }

    /** From now on the case knows the page, and withdraws it when its time is over. */
    static void keep(Turn turn, Page page) {
        makeRoom(turn);
        List<Page> pages = new ArrayList<>(turn.progress().pages());
        pages.add(page);
        turn.progress(turn.progress().withPages(pages));
    }

    /** The oldest page gives way, and whoever has it is told, so that none stands that the case has forgotten. */
    private static void makeRoom(Turn turn) {
        List<Page> pages = turn.progress().pages();
        if (pages.size() >= Progress.MAX_PAGES) {
            PageId oldest = pages.getFirst().id();
            withdraw(turn, page -> page.id().equals(oldest), "A newer page replaces it.");
        }
    }

    /** Whether a page belongs to the steps that an acknowledgement ends, and not to a clock or a task of its own. */
    static boolean isOfSteps(Page page) {
        return Stepping.isStep(page.step());
    }

    /** Whether somebody who was paged in the current run of this step may still answer. */
    static boolean isAnybodyHopeful(Turn turn, String step) {
        int attempt = turn.memory().attempt(step);
        return turn.progress().pages().stream()
                .filter(page -> page.step().equals(step) && page.attempt() == attempt)
                .anyMatch(Page::isHopeful);
    }

    /** Says who was not paged, and why (ESC-7). */
    static void sayGaps(Turn turn, People people) {
        for (People.Gap gap : people.gaps()) {
            turn.emit(
                    TimelineKind.PAGE_SKIPPED,
                    "Nobody paged for " + gap.target(),
                    gap.reason(),
                    List.of(),
                    new Detail.None(),
                    people.restsOn());
        }
    }

    static void withdraw(Turn turn, Predicate<Page> which, String reason) {
        List<Page> stale = turn.progress().pages().stream().filter(which).toList();
        if (stale.isEmpty()) {
            return;
        }
        turn.progress(turn.progress()
                .withPages(
                        turn.progress().pages().stream().filter(which.negate()).toList()));
        for (Page page : stale) {
            turn.emit(
                    TimelineKind.PAGE_WITHDRAWN,
                    "Page to " + page.person() + " withdrawn",
                    reason,
                    List.of(new PersonInvolved(page.person(), page.role(), page.target(), page.reason())),
                    new Detail.OfPage(page),
                    List.of());
        }
    }

    /** Changes what is known of one page; nothing when it was withdrawn. */
    static void fate(Turn turn, PageId id, Page.PageFate fate) {
        turn.progress(turn.progress()
                .withPages(turn.progress().pages().stream()
                        .map(page -> page.id().equals(id) ? page.as(fate) : page)
                        .toList()));
    }
}
