package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.TieBreak;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who owns the case is disputed: a tie-breaker is asked, with a clock. Whoever is accountable stays bound and nothing
 * stops (CDR-13).
 */
final class Disputing {
    /** In the place of a step, on the pages of those who are asked. */
    static final String STEP = "dispute";
    /** Parameter: the team that is to own it. */
    static final String OWNER = "owner";

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
        Paging.request(turn, STEP, asked, Optional.of(settleBy));
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
        return catchAll(turn);
    }

    private static People catchAll(Turn turn) {
        return People.find(turn, List.of(Stepping.catchAll(turn)), List.of());
    }

    static void settle(Turn turn, Answer answer, String right) {
        Optional<Dispute> dispute = turn.progress().dispute();
        Optional<String> team = TeamNamed.by(answer);
        if (dispute.isEmpty()) {
            Answering.illegal(turn, answer, "The owner is not disputed; there is nothing to settle.");
        } else if (!answer.isAdmin()
                && answer.person().filter(dispute.get().asked()::contains).isEmpty()) {
            Answering.refused(
                    turn,
                    answer,
                    "to be one of those who are asked to settle it ("
                            + String.join(", ", new TreeSet<>(dispute.get().asked())) + "), or the scope admin");
        } else if (team.isEmpty()) {
            Answering.illegal(turn, answer, "Expected owner, the team that is to own it from now.");
        } else if (TeamNamed.unknown(answer, turn.situation()).isPresent()) {
            Answering.illegal(
                    turn, answer, TeamNamed.unknown(answer, turn.situation()).get());
        } else if (reason(answer).isEmpty()) {
            Answering.illegal(turn, answer, "Expected a reason, which both sides read.");
        } else {
            end(turn, answer, right, team.get());
        }
    }

    private static void end(Turn turn, Answer answer, String right, String team) {
        boolean stays = team.equals(turn.current().standing().owner());
        String summary =
                answer.who() + " settled the dispute: team:" + team + (stays ? " stays the owner" : " owns it");
        turn.progress(turn.progress().withDispute(Optional.empty()).disarm(DeadlineKind.DISPUTE));
        if (!stays) {
            turn.change(new CaseEdit(turn.current())
                    .handling(turn.current().handling().assigned(Optional.of(team))));
        }
        Answering.applied(turn, answer, TimelineKind.DISPUTE_SETTLED, summary, answer.reasonOr(""), right);
        Paging.withdraw(turn, page -> page.step().equals(STEP), summary + ".");
        if (!stays) {
            Reconsidering.assigned(turn);
        }
    }

    /** Nobody settled it: the catch-all is asked beside them, again and again until somebody does. */
    static void lapse(Turn turn, Detail detail) {
        Optional<Dispute> dispute = turn.progress().dispute();
        if (dispute.isEmpty()) {
            return;
        }
        Instant settleBy = turn.now().plus(turn.policy().terms().tieBreak().within());
        People people = catchAll(turn);
        ask(turn, dispute.get().askingAlso(people.accountable(), settleBy));
        turn.memory(turn.memory().entering(STEP));
        turn.emit(
                TimelineKind.ESCALATED,
                "The dispute over the owner went to the catch-all: " + people.words(),
                "Nobody settled it in its window.",
                people.persons(),
                detail,
                people.restsOn());
        Paging.withdraw(
                turn,
                page -> page.step().equals(STEP) && people.accountable().contains(page.person()),
                "They are asked again.");
        Paging.sayGaps(turn, people);
        Paging.request(turn, STEP, people, Optional.of(settleBy));
    }

    private static Optional<String> reason(Answer answer) {
        return answer.reason().filter(text -> !text.isBlank());
    }
}
