package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Asks for pages and takes them back. Every page has a named person and a reason (G6). */
final class Paging {
    /** Of a page of which nobody has said yet where it went. */
    static final SortedMap<String, DeliveryState> NOWHERE_YET = Collections.emptySortedMap();

    private Paging() {}

    /** Pages everybody who was found, to answer the case. */
    static void request(Turn turn, String step, People people, Optional<Instant> acknowledgeBy) {
        request(turn, step, person -> Purposes.ofSteps(turn.current(), person), people, acknowledgeBy);
    }

    static void request(Turn turn, String step, PagePurpose purpose, People people, Optional<Instant> acknowledgeBy) {
        request(turn, step, person -> purpose, people, acknowledgeBy);
    }

    /**
     * Pages everybody who was found.
     *
     * @param step the step's name in the page id; its attempt must have been counted before
     * @param purpose what is asked of each person
     */
    static void request(
            Turn turn,
            String step,
            Function<String, PagePurpose> purpose,
            People people,
            Optional<Instant> acknowledgeBy) {
        int attempt = turn.memory().attempt(step);
        for (PersonInvolved person : people.persons()) {
            PagePurpose asks = purpose.apply(person.person());
            if (Purposes.tellsOfSomethingElse(asks)) {
                withdrawEarlier(turn, step, person.person());
            }
            Case now = turn.current();
            Page page = new Page(
                    PageId.of(now.id(), now.episode(), step, attempt, person.person()),
                    person.person(),
                    person.role(),
                    asks,
                    urgency(turn),
                    Optional.empty(),
                    step,
                    attempt,
                    person.target(),
                    person.reason(),
                    person.role() == PageRole.ACCOUNTABLE ? acknowledgeBy : Optional.empty(),
                    now.version(),
                    Page.PageFate.PENDING,
                    NOWHERE_YET);
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

    /** What is said every hour leaves one page a person, and not a day's. */
    private static void withdrawEarlier(Turn turn, String step, String person) {
        withdraw(turn, page -> page.step().equals(step) && page.person().equals(person), "They are asked again.");
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

    /** What the policy calls not urgent is so only while the credential is known to be dead (ESC-8). */
    static Urgency urgency(Turn turn) {
        Urgency said = turn.policy().terms().urgency();
        boolean isTask = turn.current().task().isPresent();
        return said == Urgency.LOW && !isTask && turn.current().exposure().mayBeActive(turn.now())
                ? Urgency.HIGH
                : said;
    }

    static Optional<Page> find(Turn turn, PageId id) {
        return turn.progress().pages().stream()
                .filter(page -> page.id().equals(id))
                .findFirst();
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
    static void set(Turn turn, Page known) {
        turn.progress(turn.progress()
                .withPages(turn.progress().pages().stream()
                        .map(page -> page.id().equals(known.id()) ? known : page)
                        .toList()));
    }
}
