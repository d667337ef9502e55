package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;
import java.util.TreeSet;

/** What those do who are asked who owns a disputed case (CDR-13). */
final class Settling {
    private Settling() {}

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
        } else if (Disputing.reason(answer).isEmpty()) {
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
        Paging.withdraw(turn, Disputing::isTieBreak, summary + ".");
        if (!stays) {
            Reconsidering.assigned(turn);
        }
    }

    /**
     * Whoever is asked to settle it says that they look at it. They take nothing off whoever is accountable, so no step
     * stops.
     *
     * @return whether the answer was that
     */
    static boolean acknowledged(Turn turn, Answer answer, String right) {
        if (!isToItsPage(turn, answer)) {
            return false;
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.NOTE,
                answer.who() + " looks at the dispute",
                answer.reasonOr("Whoever is accountable stays bound until it is settled."),
                right);
        return true;
    }

    /** @return whether somebody who is asked to settle it said that they will not; nobody is left: the catch-all is asked */
    static boolean declined(Turn turn, Answer answer, String right) {
        if (!isToItsPage(turn, answer)) {
            return false;
        }
        String summary = answer.who() + " does not settle the dispute";
        Dispute left = turn.progress().dispute().orElseThrow().without(answer.who());
        turn.progress(turn.progress().withDispute(Optional.of(left)));
        Answering.applied(turn, answer, TimelineKind.DECLINED, summary, answer.reasonOr("No reason given."), right);
        Paging.withdraw(
                turn, page -> Disputing.isTieBreak(page) && page.person().equals(answer.who()), summary + ".");
        if (left.asked().isEmpty()) {
            Disputing.askCatchAll(turn, left, summary + ".", new Detail.None());
        }
        return true;
    }

    private static boolean isToItsPage(Turn turn, Answer answer) {
        return turn.progress().dispute().isPresent()
                && turn.progress().pages().stream()
                        .filter(Disputing::isTieBreak)
                        .anyMatch(page -> answer.pageId()
                                        .filter(page.id()::equals)
                                        .isPresent()
                                && answer.person().filter(page.person()::equals).isPresent());
    }
}
