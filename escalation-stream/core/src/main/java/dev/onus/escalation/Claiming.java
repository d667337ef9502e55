package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;

/**
 * A team says that an identity is theirs (SYS-10). The registry has written the rule before; whether that reached this
 * case yet makes no difference, because the team is the owner of the case from here.
 */
final class Claiming {
    private Claiming() {}

    static void claim(Turn turn, Answer answer, String right) {
        Optional<String> team = TeamNamed.by(answer);
        boolean findsOwner = turn.current().kind() == CaseKind.FIND_OWNER;
        if (turn.current().isClosed() && !findsOwner) {
            Answering.illegal(turn, answer, "The case is resolved; the claim holds for the next one.");
        } else if (team.isEmpty()) {
            Answering.illegal(turn, answer, "Expected owner, the team that claims it.");
        } else if (TeamNamed.unknown(answer, turn.situation()).isPresent()) {
            Answering.illegal(
                    turn, answer, TeamNamed.unknown(answer, turn.situation()).get());
        } else {
            apply(turn, answer, right, team.get());
        }
    }

    private static void apply(Turn turn, Answer answer, String right, String team) {
        boolean findsOwner = turn.current().kind() == CaseKind.FIND_OWNER;
        String summary = answer.who() + " claimed the identity for team:" + team;
        if (!findsOwner) {
            turn.change(new CaseEdit(turn.current())
                    .handling(turn.current().handling().assigned(Optional.of(team))));
        }
        Answering.applied(
                turn,
                answer,
                TimelineKind.CLAIMED,
                summary,
                answer.reasonOr("Team " + team + " answers for it from now."),
                right);
        if (!findsOwner) {
            Reconsidering.assigned(turn);
        } else if (!turn.current().isClosed()) {
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            ResolveOutcome.CONDITION_ENDED,
                            summary + ".",
                            answer.actor(),
                            Optional.empty()),
                    new Detail.None());
        }
    }
}
