package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells one person something, once: a shift that begins, a contact that is tried or proved. Nothing is asked, so the page
 * stands for nothing, stops nothing and is never taken back.
 */
final class Notices {
    private static final String STEP = "notice";

    private Notices() {}

    static void send(Turn turn, Answer answer) {
        Map<String, String> said = answer.parameters();
        Optional<PagePurpose> purpose = Word.find(PagePurpose.class, said.getOrDefault(TaskWords.PURPOSE, ""))
                .filter(Notices::isTold);
        String id = said.getOrDefault(TaskWords.NOTICE_ID, "");
        String person = said.getOrDefault(TaskWords.PERSON, "");
        Optional<Task> watch = turn.current().task().filter(task -> task.kind() == CaseKind.WATCH);
        if (watch.isEmpty()) {
            Answering.illegal(turn, answer, "Expected a watch, but this case is none.");
        } else if (id.isBlank() || person.isBlank() || purpose.isEmpty()) {
            Answering.illegal(turn, answer, "Expected noticeId, person, and purpose: notice, test or verification.");
        } else if (!watch.get().isSent(id)) {
            turn.change(new CaseEdit(turn.current()).task(watch.get().sent(id)));
            send(turn, answer, id, person, purpose.get());
        }
    }

    private static boolean isTold(PagePurpose purpose) {
        return switch (purpose) {
            case NOTICE, TEST, VERIFICATION -> true;
            case ANSWER, CLOCK, APPROVAL, EFFECT, OFFER, TIE_BREAK, REVIEW, UNKNOWN -> false;
        };
    }

    private static void send(Turn turn, Answer answer, String id, String person, PagePurpose purpose) {
        Optional<Versioned<Person>> known = turn.situation().directory().person(person);
        Optional<String> gap = known.isEmpty()
                ? Optional.of("Person " + person + " does not exist.")
                : known.filter(found -> purpose == PagePurpose.NOTICE
                                && found.spec().usableContacts().isEmpty())
                        .map(found -> person + " was left out, having no contact"
                                + (found.spec().contacts().isEmpty() ? "." : " that was verified."));
        String title = answer.parameters().getOrDefault(TaskWords.TITLE, "A word of Onus");
        if (gap.isPresent()) {
            turn.emit(TimelineKind.PAGE_SKIPPED, "Not told to " + person + ": " + title, gap.get(), new Detail.None());
            return;
        }
        Page page = page(turn, answer, id, person, purpose);
        turn.emit(
                TimelineKind.PAGE_REQUESTED,
                title,
                page.reason(),
                List.of(new PersonInvolved(person, PageRole.INFORMED, page.target(), page.reason())),
                new Detail.OfPage(page),
                known.map(found -> List.of(found.ref(Kind.PERSON))).orElse(List.of()));
    }

    /** A notice may wait for the end of quiet hours; what somebody tries or proves just now may not. */
    private static Page page(Turn turn, Answer answer, String id, String person, PagePurpose purpose) {
        return new Page(
                PageId.ofNotice(turn.current().id(), id, person),
                person,
                PageRole.INFORMED,
                purpose,
                purpose == PagePurpose.NOTICE ? Urgency.LOW : Urgency.HIGH,
                Optional.ofNullable(answer.parameters().get(TaskWords.CONTACT)),
                STEP,
                1,
                "person:" + person,
                answer.reasonOr("The registry says so."),
                Optional.empty(),
                turn.current().version(),
                Page.PageFate.PENDING,
                Paging.NOWHERE_YET);
    }
}
