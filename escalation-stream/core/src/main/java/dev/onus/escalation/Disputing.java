package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.TieBreak;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns the case is disputed: a tie-breaker is asked, with a clock. Whoever is accountable stays bound and nothing
 * stops (CDR-13).
 */
final class Disputing {
    /** In the place of a step, on the pages of those who are asked. */
    static final String STEP = "dispute";
    /** Parameter: the team that is to own it. */
    static final String OWNER = "owner";

    private static final String PURPOSE = "Its owner is disputed: say whose it is.";

    private Disputing() {}

    static void dispute(Turn turn, Answer answer, String right) {
        Optional<String> proposed = TeamNamed.by(answer);
        Optional<String> hindrance = Standstill.of(turn)
                .or(() -> turn.progress()
                        .dispute()
                        .map(open -> "The owner is disputed already, by " + open.by() + "; it is to be settled by "
                                + Times.words(open.settleBy()) + "."))
                .or(() -> TeamNamed.unknown(answer, turn.situation()))
                .or(() -> proposed.filter(turn.current().standing().owner()::equals)
                        .map(team -> "Team " + team + " owns it already."));
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
        } else if (reason(answer).isEmpty()) {
            Answering.illegal(turn, answer, "Expected a reason, which whoever settles the dispute reads.");
        } else {
            begin(turn, answer, right, proposed);
        }
    }

    private static void begin(Turn turn, Answer answer, String right, Optional<String> proposed) {
        TieBreak tieBreak = turn.policy().terms().tieBreak();
        Instant settleBy = turn.now().plus(tieBreak.within());
        People asked = tieBreaker(turn, tieBreak, answer);
        ask(turn, new Dispute(answer.actor(), proposed, new HashSet<>(asked.accountable()), settleBy));
        Answering.applied(
                turn,
                answer,
                TimelineKind.DISPUTED,
                answer.who() + " disputes the owner team:"
                        + turn.current().standing().owner()
                        + proposed.map(team -> ", and proposes team:" + team).orElse(""),
                answer.reasonOr(""),
                right);
        turn.memory(turn.memory().entering(STEP));
        Paging.sayGaps(turn, asked);
        Paging.request(turn, STEP, PagePurpose.TIE_BREAK, asked.about(PURPOSE), Optional.of(settleBy));
    }

    private static void ask(Turn turn, Dispute dispute) {
        turn.progress(turn.progress()
                .withDispute(Optional.of(dispute))
                .arm(new Deadline(DeadlineKind.DISPUTE, dispute.settleBy())));
    }

    /** The first who can be asked; who raised the dispute does not settle it while there is anybody else. */
    private static People tieBreaker(Turn turn, TieBreak tieBreak, Answer answer) {
        Set<String> raiser = answer.person().map(Set::of).orElse(Set.of());
        for (Target target : tieBreak.tieBreakers()) {
            People people = People.find(turn, List.of(target), List.of()).without(raiser, "raised the dispute.");
            if (people.hasAccountable()) {
                return people;
            }
            Paging.sayGaps(turn, people);
        }
        return Stepping.catchAllPeople(turn);
    }

    /** No channel reached those who were asked first; the catch-all is asked in its own time and no sooner. */
    static void unreached(Turn turn) {
        turn.progress()
                .dispute()
                .filter(dispute -> turn.memory().attempt(STEP) == 1 && !Paging.isAnybodyHopeful(turn, STEP))
                .ifPresent(dispute ->
                        askCatchAll(turn, dispute, "No channel reached anybody who was asked.", new Detail.None()));
    }

    /** Nobody settled it: the catch-all is asked beside them, again and again until somebody does. */
    static void lapse(Turn turn, Detail detail) {
        turn.progress()
                .dispute()
                .ifPresent(dispute -> askCatchAll(turn, dispute, "Nobody settled it in its window.", detail));
    }

    static void askCatchAll(Turn turn, Dispute dispute, String reason, Detail detail) {
        Duration within = turn.policy().terms().tieBreak().within();
        Instant settleBy =
                turn.now().plus(within.compareTo(Limits.OVERDUE_REPEAT) > 0 ? within : Limits.OVERDUE_REPEAT);
        People people = Stepping.catchAllPeople(turn);
        ask(turn, dispute.askingAlso(people.accountable(), settleBy));
        turn.memory(turn.memory().entering(STEP));
        turn.emit(
                TimelineKind.ESCALATED,
                "The dispute over the owner went to the catch-all: " + people.words(),
                reason,
                people.persons(),
                detail,
                people.restsOn());
        Paging.withdraw(
                turn,
                page -> isTieBreak(page) && people.accountable().contains(page.person()),
                "They are asked again.");
        Paging.sayGaps(turn, people);
        Paging.request(turn, STEP, PagePurpose.TIE_BREAK, people.about(PURPOSE), Optional.of(settleBy));
    }

    static boolean isTieBreak(Page page) {
        return page.purpose() == PagePurpose.TIE_BREAK;
    }

    static Optional<String> reason(Answer answer) {
        return answer.reason().filter(text -> !text.isBlank());
    }
}
