package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A shift is offered to one person (ROE-8). Until they accept it, the giver stays on call; when nobody has accepted it as
 * the shift begins, the giver keeps it.
 */
final class ShiftOffer {
    private ShiftOffer() {}

    static boolean isOne(Case current) {
        return current.kind() == CaseKind.HAND_OVER && current.task().isPresent();
    }

    /** Whether this is the one person who may accept it. */
    static boolean isTaker(Case current, String person) {
        return isOne(current) && word(current, TaskWords.TAKER).equals(person);
    }

    /** The right of taker and giver, whether or not they were paged. */
    static Optional<String> right(Case current, Answer answer) {
        String person = answer.person().orElse("");
        if (isTaker(current, person)) {
            return Optional.of("the shift is offered to them");
        }
        boolean takesItBack =
                answer.action().equals("reject") || answer.action().equals("note");
        return isOne(current) && takesItBack && word(current, TaskWords.GIVER).equals(person)
                ? Optional.of("the shift is theirs to give")
                : Optional.empty();
    }

    /** @return whether the answer decided about the offer, or tried to */
    static boolean answered(Turn turn, Answer answer, String right) {
        if (!isOne(turn.current())) {
            return false;
        }
        boolean isTaker = isTaker(turn.current(), answer.person().orElse(""));
        switch (answer.action()) {
            case "approve" -> accept(turn, answer, right, isTaker);
            case "reject" -> reject(turn, answer, right);
            case "decline" -> {
                if (!isTaker) {
                    return false;
                }
                reject(turn, answer, right);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void accept(Turn turn, Answer answer, String right, boolean isTaker) {
        if (!isTaker) {
            Answering.refused(
                    turn, answer, "to be " + word(turn.current(), TaskWords.TAKER) + ", to whom the shift is offered");
        } else if (!turn.current().isClosed()) {
            accepted(turn, answer, right);
        } else if (isEndedTooEarly(turn)) {
            turn.emit(
                    TimelineKind.RETRACTED,
                    "Retracted: the end of the offer",
                    "The answer was given before the shift began and only read after it.",
                    new Detail.None());
            accepted(turn, answer, right);
        } else {
            over(turn, answer);
        }
    }

    private static void accepted(Turn turn, Answer answer, String right) {
        String summary = answer.who() + " takes the shift"
                + find(turn.current(), TaskWords.GIVER)
                        .map(giver -> " of " + giver)
                        .orElse("");
        Answering.applied(turn, answer, TimelineKind.OFFER_ACCEPTED, summary, answer.reasonOr(summary + "."), right);
        close(turn, summary + ".", answer.actor());
    }

    private static void reject(Turn turn, Answer answer, String right) {
        if (turn.current().isClosed()) {
            over(turn, answer);
            return;
        }
        String summary = isTaker(turn.current(), answer.person().orElse(""))
                ? answer.who() + " does not take the shift"
                : answer.who() + " took the offer back";
        Answering.applied(
                turn,
                answer,
                TimelineKind.OFFER_REJECTED,
                summary + "; " + keeper(turn.current()),
                answer.reasonOr("No reason given."),
                right);
        close(turn, summary + "; " + keeper(turn.current()) + ".", answer.actor());
    }

    private static void over(Turn turn, Answer answer) {
        Answering.illegal(
                turn,
                answer,
                "The offer is over: "
                        + turn.current().ending().map(Ending::reason).orElse("it was decided."));
    }

    /** The shift begins and nobody has accepted it. */
    static void lapse(Turn turn, Detail detail) {
        String reason = "The shift began; " + keeper(turn.current()) + ".";
        turn.emit(TimelineKind.OFFER_REJECTED, "Nobody accepted the shift in time", reason, detail);
        close(turn, reason, Unowned.ONUS);
    }

    private static boolean isEndedTooEarly(Turn turn) {
        Optional<Instant> begins = turn.current().task().flatMap(Task::endsAt);
        return turn.current()
                        .ending()
                        .filter(end -> end.actor().equals(Unowned.ONUS))
                        .isPresent()
                && begins.filter(turn.now()::isBefore).isPresent();
    }

    private static void close(Turn turn, String reason, String actor) {
        Resolving.close(
                turn,
                new Ending(turn.now(), ResolveOutcome.CONDITION_ENDED, reason, actor, Optional.empty()),
                new Detail.None());
    }

    private static String keeper(Case current) {
        return find(current, TaskWords.GIVER).orElse("whoever has it") + " keeps it";
    }

    private static String word(Case current, String key) {
        return find(current, key).orElse("");
    }

    private static Optional<String> find(Case current, String key) {
        return current.task().flatMap(task -> task.find(key));
    }
}
