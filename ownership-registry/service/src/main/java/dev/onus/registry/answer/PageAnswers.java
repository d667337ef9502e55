package dev.onus.registry.answer;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Page;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers to pages from outside of the console: by link, button, text message or telephone key. Such an answer is bound to
 * its page, the person, the action and the version that the page showed; whether it still counts, the stream says, so the
 * state of the case makes it single use. What lasts, to contain for example, needs a log-in.
 */
@Singleton
public final class PageAnswers {
    /** What may be answered without a log-in. */
    private static final Set<AnswerAction> POSSIBLE =
            Set.of(AnswerAction.ACKNOWLEDGE, AnswerAction.DECLINE, AnswerAction.ESCALATE);

    private final AnswerToken tokens;
    private final CaseLog log;
    private final Answers answers;

    PageAnswers(AnswerToken tokens, CaseLog log, Answers answers) {
        this.tokens = tokens;
        this.log = log;
        this.answers = answers;
    }

    /**
     * What somebody wants of a page.
     *
     * @param by the page's own person, or another whom a channel knows
     * @param version what was looked at; empty: what the page showed
     * @param evidence how it came: goes along as parameters
     * @param deliveryId names this message of the vendor, whose repetition is the same answer; empty for forms
     */
    public record Wanted(
            AnswerAction action,
            Answerer by,
            Optional<Long> version,
            Optional<String> reason,
            Map<String, String> evidence,
            Optional<String> deliveryId) {
        public Wanted {
            evidence = Map.copyOf(evidence);
        }
    }

    public Optional<PageAndCase> find(String token) {
        return tokens.pageOf(token).map(PageId::value).flatMap(this::ofPage);
    }

    public Optional<PageAndCase> ofPage(String pageId) {
        return log.index()
                .page(pageId)
                .flatMap(page -> log.index().find(page.caseId()).map(state -> new PageAndCase(page, state)));
    }

    /** The newest standing page of this person about the case. */
    public Optional<PageAndCase> standing(String caseId, String person, int most) {
        return log.index().inbox(person, most).stream()
                .filter(page -> page.caseId().equals(caseId))
                .max(Comparator.comparing(page -> page.requested().getAt()))
                .flatMap(page -> ofPage(page.id()));
    }

    public static boolean isPossible(AnswerAction action) {
        return POSSIBLE.contains(action);
    }

    public Answered give(PageAndCase to, Wanted wanted) {
        return answers.give(answer(to, wanted));
    }

    /** @param atMost how long the caller can wait for the verdict */
    public Answered give(PageAndCase to, Wanted wanted, Duration atMost) {
        return answers.give(answer(to, wanted), atMost);
    }

    private static Answer answer(PageAndCase to, Wanted wanted) {
        Page page = to.page();
        String person = wanted.by().person().orElse("");
        boolean own = page.person().equals(person);
        long version = wanted.version().orElse(to.isHeldBy(person) ? to.state().getVersion() : page.version());
        return new Answer(
                id(to, wanted, person, version),
                page.caseId(),
                action(to, wanted.action()),
                wanted.by(),
                Optional.of(version),
                own ? Optional.of(page.id()) : Optional.empty(),
                wanted.reason(),
                wanted.evidence());
    }

    private static ResponseId id(PageAndCase to, Wanted wanted, String person, long version) {
        return new ResponseId(StableHash.of(
                "answer-link",
                to.page().id(),
                person,
                wanted.action().word(),
                wanted.deliveryId()
                        .orElseGet(() -> Long.toString(version)
                                + '\n'
                                + wanted.reason().orElse("")
                                + '\n'
                                + occasion(to, person, version))));
    }

    /** A shift that is offered is accepted or not, where a case is acknowledged or declined (ROE-8). */
    private static AnswerAction action(PageAndCase to, AnswerAction wanted) {
        if (!to.isOfferOfShift()) {
            return wanted;
        }
        return switch (wanted) {
            case ACKNOWLEDGE -> AnswerAction.APPROVE;
            case DECLINE -> AnswerAction.REJECT;
            default -> wanted;
        };
    }

    /**
     * What tells one answer from the next of the same person to the same version. A button that is pressed twice is one
     * answer; keeping what one holds is another each time the lease has moved, and so is an answer after the case went on.
     */
    private static String occasion(PageAndCase to, String person, long version) {
        CaseState state = to.state();
        if (to.isHeldBy(person)) {
            return version == state.getVersion() ? String.valueOf(state.getAcknowledgementExpiresAt()) : "";
        }
        return version < state.getVersion() ? Long.toString(state.getVersion()) : "";
    }
}
