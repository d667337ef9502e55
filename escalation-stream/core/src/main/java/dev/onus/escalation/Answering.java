package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.util.Optional;

/**
 * Judges an answer: the right first, then whether the answer looked at the case as it is, then whether it can be done
 * (G7: who has no right changes nothing). The verdict is remembered under the answer's id.
 */
final class Answering {
    private Answering() {}

    static void answer(Turn turn, Answer answer) {
        Optional<Remembered> before = turn.memory().answer(answer.id());
        if (before.isPresent()) {
            turn.emit(
                    TimelineKind.NOTE,
                    "The same answer came again",
                    before.get().reason(),
                    new Detail.OfAnswer(answer, before.get().verdict(), ""));
            return;
        }
        switch (Rights.of(turn.current(), answer, turn.situation())) {
            case Rights.None none -> verdict(turn, answer, TimelineKind.REFUSED, Verdict.REFUSED, none.missing());
            case Rights.Informed ignored -> heard(turn, answer);
            case Rights.Asked asked -> AskedAside.answer(turn, answer, asked.words());
            case Rights.Accountable right -> judge(turn, answer, right.words());
        }
    }

    /** Somebody who was only informed is heard, and no clock stops (ESC-4). */
    private static void heard(Turn turn, Answer answer) {
        applied(
                turn,
                answer,
                TimelineKind.NOTE,
                answer.who() + " was informed and answered: " + answer.action(),
                answer.reasonOr("Only an answer of the accountable side stops its clock."),
                "informed");
    }

    static void judge(Turn turn, Answer answer, String right) {
        Optional<Fired> tooEarly = Retracting.firedTooEarly(turn.current(), turn.now());
        Optional<Fired> step = Retracting.stepFiredTooEarly(turn.current(), turn.now());
        long versionThen = step.map(Fired::version).orElse(turn.current().version());
        boolean stale = answer.expectedVersion().isPresent()
                && answer.expectedVersion().getAsLong() != versionThen
                && answer.expectedVersion().getAsLong() != turn.current().version();
        if (stale && !answer.action().equals("note") && !Approving.namesItsEffect(turn, answer)) {
            verdict(
                    turn,
                    answer,
                    TimelineKind.STALE,
                    Verdict.STALE,
                    "The answer looked at version "
                            + answer.expectedVersion().getAsLong() + "; the case is at "
                            + turn.current().version() + ".");
            return;
        }
        if (Sampling.hinders(turn, answer) || TaskAnswers.answered(turn, answer, right)) {
            return;
        }
        switch (answer.action()) {
            case "acknowledge" -> Acknowledging.acknowledge(turn, answer, right, step);
            case "resolve" -> Resolving.resolve(turn, answer, right, tooEarly);
            case "decline" -> Declining.decline(turn, answer, right);
            case "escalate" -> Declining.escalate(turn, answer, right, step);
            case "snooze" -> Snoozing.snooze(turn, answer, right, step);
            case "reassign" -> Reassigning.offer(turn, answer, right);
            case "claim" -> Claiming.claim(turn, answer, right);
            case "contain" -> Containing.contain(turn, answer, right, step);
            case "decide" -> Deciding.decide(turn, answer, right);
            case "dispute" -> Disputing.dispute(turn, answer, right);
            case "settle" -> Settling.settle(turn, answer, right);
            case "approve" -> Approving.approve(turn, answer, right);
            case "reject" -> Approving.reject(turn, answer, right);
            case "effect-outcome" -> EffectAnswers.outcome(turn, answer, right);
            case "reopen" -> Reopening.reopen(turn, answer, right);
            case "note" -> note(turn, answer, right);
            default ->
                illegal(
                        turn,
                        answer,
                        "Expected an action that a case knows, for example acknowledge, decline or resolve, but got '"
                                + answer.action() + "'.");
        }
    }

    /** Words that the holder adds are progress, and progress extends the lease (ESC-1). */
    private static void note(Turn turn, Answer answer, String right) {
        applied(turn, answer, TimelineKind.NOTE, "Note of " + answer.who(), answer.reasonOr("No text."), right);
        Acknowledging.extend(turn, answer);
    }

    static void illegal(Turn turn, Answer answer, String reason) {
        verdict(turn, answer, TimelineKind.ILLEGAL, Verdict.ILLEGAL, reason);
    }

    static void applied(Turn turn, Answer answer, TimelineKind kind, String summary, String reason, String right) {
        applied(turn, answer, kind, summary, reason, right, Optional.empty());
    }

    /** With the effect that was answered, as it is now. */
    static void applied(
            Turn turn,
            Answer answer,
            TimelineKind kind,
            String summary,
            String reason,
            String right,
            Optional<Effect> effect) {
        turn.memory(turn.memory().answered(new Remembered(answer.id(), Verdict.APPLIED, reason)));
        turn.emit(kind, summary, reason, new Detail.OfAnswer(answer, Verdict.APPLIED, right, effect));
    }

    static void refused(Turn turn, Answer answer, String missing) {
        verdict(turn, answer, TimelineKind.REFUSED, Verdict.REFUSED, missing);
    }

    private static void verdict(Turn turn, Answer answer, TimelineKind kind, Verdict verdict, String reason) {
        turn.memory(turn.memory().answered(new Remembered(answer.id(), verdict, reason)));
        String what = verdict == Verdict.REFUSED
                ? "Refused: " + answer.action() + " by " + answer.who()
                : "Not applied (" + verdict.word() + "): " + answer.action() + " by " + answer.who();
        turn.emit(
                kind,
                what,
                verdict == Verdict.REFUSED ? "It needs " + reason + "." : reason,
                new Detail.OfAnswer(answer, verdict, verdict == Verdict.REFUSED ? reason : ""));
    }
}
