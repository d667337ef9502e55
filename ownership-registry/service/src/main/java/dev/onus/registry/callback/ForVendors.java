package dev.onus.registry.callback;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.answer.Answer;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.Answers;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.cases.CaseLog;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What happens to a case because of what somebody did to its ticket or incident elsewhere. */
@Singleton
final class ForVendors {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int MOST_PAGES = 200;

    private final CaseLog log;
    private final Answers answers;
    private final PageAnswers pages;

    ForVendors(CaseLog log, Answers answers, PageAnswers pages) {
        this.log = log;
        this.answers = answers;
        this.pages = pages;
    }

    /**
     * What was done there.
     *
     * @param via what the channel's kind is called, for the record
     * @param deliveryId the vendor's name of this message; the same message twice is one answer
     */
    record Deed(Callback call, String via, String scheme, String deliveryId) {
        Map<String, String> evidence() {
            return Evidence.of(call, scheme, deliveryId);
        }
    }

    /** The case if it is open; what happens to the ticket of a closed one is of no interest. */
    Optional<CaseState> open(String caseId) {
        return log.index().find(caseId).filter(state -> state.getState() != CaseStateName.resolved);
    }

    void acknowledge(Deed deed, CaseState state, String person, String reason) {
        Answerer by = Answerer.byChannel(person, deed.via());
        Optional<PageAndCase> page = pages.standing(state.getId(), person, MOST_PAGES);
        var unused = page.isPresent()
                ? pages.give(
                        page.get(),
                        new PageAnswers.Wanted(
                                AnswerAction.ACKNOWLEDGE,
                                by,
                                Optional.empty(),
                                Optional.of(reason),
                                deed.evidence(),
                                Optional.of(deed.deliveryId())),
                        PATIENCE)
                : answers.give(
                        answer(deed, state, AnswerAction.ACKNOWLEDGE, by, Optional.of(state.getVersion()), reason),
                        PATIENCE);
    }

    /** A word on the timeline, by the registry itself. */
    void note(Deed deed, CaseState state, String text) {
        var unused = answers.give(
                answer(deed, state, AnswerAction.NOTE, Answerer.system(deed.via()), Optional.empty(), text), PATIENCE);
    }

    private static Answer answer(
            Deed deed, CaseState state, AnswerAction action, Answerer by, Optional<Long> version, String reason) {
        return new Answer(
                new ResponseId(StableHash.of(
                        "callback", deed.call().name(), deed.deliveryId(), state.getId(), action.word(), reason)),
                state.getId(),
                action,
                by,
                version,
                Optional.empty(),
                Optional.of(reason),
                deed.evidence());
    }
}
