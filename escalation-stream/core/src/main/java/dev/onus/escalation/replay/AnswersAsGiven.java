package dev.onus.escalation.replay;

import dev.onus.escalation.Answer;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.Page;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What people would have said under a draft. Nobody knows; what is assumed instead is little, and {@link #ASSUMPTIONS}
 * says it with each result.
 */
final class AnswersAsGiven {
    static final List<String> ASSUMPTIONS = List.of(
            "An answer is given when it was given, if the person has been asked by then under the draft too;"
                    + " else nobody answers in their place.",
            "Who answered without having been asked does so under the draft as well.",
            "What resolved or contained a case does so at the same time, whoever was asked.",
            "An answer that came too late for the case as it then was is not given.",
            "A page that was not sent then reaches its person.",
            "What was one storm of an issuer is one under the draft too, with the same cases following it;"
                    + " its own policy is the draft's.",
            "What was missed in both worlds is no difference, at whatever time; what still runs at the end of the"
                    + " window has not been missed.");

    private static final Set<TimelineKind> ENDS = Set.of(TimelineKind.RESOLVED, TimelineKind.CONTAINED);
    private static final String ADMIN = "admin";

    private AnswersAsGiven() {}

    /**
     * @param actual the case before the input, in the world as it was
     * @param events what that world made of it
     * @param draft the case before the input, under the draft
     * @return what the draft's world hears; empty: nothing
     */
    static Optional<CaseInput> under(CaseInput input, Case actual, List<CaseEvent> events, Case draft) {
        if (!(input instanceof CaseInput.Answered answered)) {
            return Optional.of(input instanceof CaseInput.Delivered word ? about(draft, actual, word) : input);
        }
        Answer answer = answered.answer();
        if (events.stream().anyMatch(event -> isVerdict(event, answer, Verdict.STALE))) {
            return Optional.empty();
        }
        // Whoever was only informed and answers so ends nothing.
        boolean ends = events.stream()
                .anyMatch(event -> ENDS.contains(event.kind()) && isVerdict(event, answer, Verdict.APPLIED));
        boolean wouldAnswer = answer.person()
                .map(person -> wasAsked(draft, person) || !wasAsked(actual, person))
                .orElse(true);
        return ends || wouldAnswer
                ? Optional.of(new CaseInput.Answered(seeing(draft, answer, ends)))
                : Optional.empty();
    }

    /** The same page of the case that stands for the actual one, where that has another id. */
    private static CaseInput about(Case draft, Case actual, CaseInput.Delivered word) {
        Optional<PageId> same = actual.progress().pages().stream()
                .filter(page -> page.id().equals(word.pageId()))
                .map(page -> PageId.of(draft.id(), draft.episode(), page.step(), page.attempt(), page.person()))
                .findFirst();
        return draft.id().equals(actual.id()) || same.isEmpty()
                ? word
                : new CaseInput.Delivered(
                        same.get(), word.person(), word.reached(), word.channel(), word.detail(), word.destinations());
    }

    private static boolean isVerdict(CaseEvent event, Answer answer, Verdict verdict) {
        return event.detail() instanceof CaseEvent.Detail.OfAnswer said
                && said.answer().id().equals(answer.id())
                && said.verdict() == verdict;
    }

    private static boolean wasAsked(Case it, String person) {
        return it.memory().accountable().contains(person)
                || it.memory().informed().contains(person);
    }

    /** Looks at the case as it is, and at the person's own page. */
    private static Answer seeing(Case draft, Answer answer, boolean ends) {
        Set<String> scopes = new HashSet<>(answer.scopes());
        if (ends) {
            scopes.add(ADMIN);
        }
        return new Answer(
                answer.id(),
                answer.action(),
                answer.person(),
                answer.service(),
                scopes,
                OptionalLong.empty(),
                answer.pageId().map(page -> pageInstead(draft, answer, page)),
                answer.reason(),
                answer.parameters());
    }

    private static PageId pageInstead(Case draft, Answer answer, PageId page) {
        List<PageId> own = draft.progress().pages().stream()
                .filter(each -> answer.person().filter(each.person()::equals).isPresent())
                .map(Page::id)
                .toList();
        return own.isEmpty() || own.contains(page) ? page : own.getLast();
    }
}
