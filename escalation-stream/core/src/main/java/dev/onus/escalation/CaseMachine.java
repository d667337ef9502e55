package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import java.time.Instant;
import java.util.Optional;

/**
 * The case as a deterministic machine: the same inputs at the same times in the same situations give the same events and
 * ids (G4). It has no clock and no side effect.
 *
 * <p>{@code now} is the record's time for an input, and the safe time of the task for a tick. Before an input of time t
 * is applied, the case's deadlines up to t fire; an answer of time t is judged against the case as it stood at t
 * (design: time).
 */
public final class CaseMachine {
    private CaseMachine() {}

    /** Opens a case for an alert under whose fold key no case is open, and which repeats nothing that is known. */
    public static Decision open(Alert alert, Situation situation, Instant now) {
        return open(CaseKind.ALERT, alert, Links.NONE, situation, now);
    }

    /**
     * Opens a case.
     *
     * @param links earlier cases that it repeats, or the case that asked for it
     */
    public static Decision open(CaseKind kind, Alert alert, Links links, Situation situation, Instant now) {
        Situation seen = Storms.seen(kind, links, situation);
        Turn turn = new Turn(bare(alert.caseId(), kind, alert, links, Optional.empty(), seen, now), seen, now);
        Opening.open(turn);
        return turn.decision();
    }

    /** Opens a case in which the registry has a person do something; nobody reported anything. */
    public static Decision open(Task task, Situation situation, Instant now) {
        Turn turn = new Turn(
                bare(task.caseId(), task.kind(), task.alert(now), Links.NONE, Optional.of(task), situation, now),
                situation,
                now);
        Opening.openTask(turn, task);
        return turn.decision();
    }

    private static Case bare(
            CaseId id, CaseKind kind, Alert alert, Links links, Optional<Task> task, Situation situation, Instant now) {
        Standing standing = Choosing.choose(kind, alert, task, situation, now);
        return new Case(
                id,
                kind,
                alert.routingKey(),
                alert.foldKey(),
                alert,
                alert.severity(),
                Priority.UNKNOWN,
                1,
                now,
                now,
                1,
                0,
                1,
                standing,
                Progress.start(),
                new Clocks(Optional.empty(), Optional.empty(), now, now),
                Exposure.NONE,
                Handling.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                links,
                Memory.empty(),
                task);
    }

    /** Applies an input of time {@code now}. */
    public static Decision apply(Case current, CaseInput input, Situation situation, Instant now) {
        Case before = Storms.before(current, input);
        Turn turn = new Turn(before, Storms.seen(before.kind(), before.links(), situation), now);
        if (!Sampling.becomesReal(current, input)) {
            Firing.fireDue(turn);
        }
        if (turn.current().isSample()) {
            Sampling.apply(turn, input);
            return turn.decision();
        }
        switch (input) {
            case CaseInput.AlertFolded folded -> Folding.fold(turn, folded);
            case CaseInput.Answered answered -> Answering.answer(turn, answered.answer());
            case CaseInput.OwnershipChanged ignored -> Reconsidering.ownership(turn);
            case CaseInput.ReEvaluated ignored -> Reconsidering.everything(turn);
            case CaseInput.Observed observed -> Observing.hear(turn, observed.observation());
            case CaseInput.CameBack back -> Reopening.cameBack(turn, back.alert());
            case CaseInput.Linked linked -> Linking.follow(turn, linked.elder());
            case CaseInput.StormFollowed followed -> Storms.follow(turn, followed.storm(), followed.issuer());
            case CaseInput.ChildrenGrew grew -> Storms.grew(turn, Storms.isMoreCritical(current, grew.children()));
            case CaseInput.ElderEnded ended -> Linking.elderEnded(turn, ended);
            case CaseInput.Delivered delivered -> Delivering.delivered(turn, delivered);
            case CaseInput.Receipt receipt -> Receipts.received(turn, receipt);
            case CaseInput.RegistrySaid said -> TaskAnswers.registrySaid(turn, said.answer());
        }
        return turn.decision();
    }

    /** Fires every deadline that is due at {@code now}; none due gives no event and the same case. */
    public static Decision fireDue(Case current, Situation situation, Instant now) {
        Turn turn = new Turn(current, Storms.seen(current.kind(), current.links(), situation), now);
        Firing.fireDue(turn);
        return turn.decision();
    }
}
