package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor's sample: whoever connects a source sees that it arrives, whom it would reach and under which policy. Nobody
 * is paged and nothing is asked for, so nothing waits for a person and the case ends by itself; that is no ageing out
 * (OWN-10), because no alert is behind it. An alert of the same finding that is no sample makes it a case like any other,
 * which begins then.
 */
final class Sampling {
    static final String REASON = "A vendor's sample.";

    /** Nothing was contained, and no risk can lapse later. */
    private static final Set<String> OUTCOMES =
            Set.of(ResolveOutcome.FALSE_POSITIVE.word(), ResolveOutcome.CONDITION_ENDED.word());

    private Sampling() {}

    /** In place of clocks and steps, one deadline (G2). */
    static void start(Turn turn) {
        Instant end = turn.now().plus(Limits.SAMPLE_STAYS);
        turn.change(
                new CaseEdit(turn.current()).clocks(new Clocks(Optional.empty(), Optional.empty(), end, turn.now())));
        turn.progress(turn.progress().arm(new Deadline(DeadlineKind.SAMPLE_END, end)));
    }

    static String words(Instant end) {
        return REASON + " It pages nobody and ends by itself at " + Times.words(end) + ".";
    }

    /** Whether this is the alert that makes a case of a sample; its end, should it be due as well, comes too late. */
    static boolean becomesReal(Case current, CaseInput input) {
        return current.isSample()
                && !current.isClosed()
                && input instanceof CaseInput.AlertFolded folded
                && isReal(folded.alert());
    }

    private static boolean isReal(Alert alert) {
        return switch (alert.status()) {
            case OPEN, UNKNOWN -> !alert.pagesNobody();
            case RESOLVED, ACKNOWLEDGED -> false;
        };
    }

    /** What can happen to a sample; whatever would page somebody or ask for something does not. */
    static void apply(Turn turn, CaseInput input) {
        switch (input) {
            case CaseInput.AlertFolded folded -> fold(turn, folded);
            case CaseInput.Answered answered -> Answering.answer(turn, answered.answer());
            case CaseInput.OwnershipChanged ignored -> reconsider(turn);
            case CaseInput.ReEvaluated ignored -> reconsider(turn);
            case CaseInput.Delivered delivered -> Delivering.delivered(turn, delivered);
            case CaseInput.Receipt receipt -> Receipts.received(turn, receipt);
            case CaseInput.RegistrySaid said -> TaskAnswers.registrySaid(turn, said.answer());
            case CaseInput.Observed ignored -> {}
            case CaseInput.CameBack ignored -> {}
            case CaseInput.Linked ignored -> {}
            case CaseInput.StormFollowed ignored -> {}
            case CaseInput.ChildrenGrew ignored -> {}
            case CaseInput.ElderEnded ignored -> {}
        }
    }

    static void end(Turn turn, Detail detail) {
        Resolving.close(
                turn,
                new Ending(turn.now(), ResolveOutcome.CONDITION_ENDED, REASON, Unowned.ONUS, Optional.empty()),
                detail);
    }

    /** A sample that comes to a real case is counted there, and says nothing of it. */
    static void toldToRealCase(Turn turn, Alert sample) {
        switch (sample.status()) {
            case RESOLVED, ACKNOWLEDGED -> said(turn, sample);
            case OPEN, UNKNOWN ->
                count(turn, sample, "A vendor's sample with the fold key of this case; it changes nothing.");
        }
    }

    /** @return whether the answer was one that a sample does not know */
    static boolean hinders(Turn turn, Answer answer) {
        String outcome = answer.parameters().getOrDefault("outcome", "");
        boolean known =
                answer.action().equals("note") || answer.action().equals("resolve") && OUTCOMES.contains(outcome);
        if (!turn.current().isSample() || known) {
            return false;
        }
        Answering.illegal(
                turn,
                answer,
                "Expected a note, or resolve with false-positive or condition-ended: a vendor's sample pages nobody and"
                        + " ends by itself.");
        return true;
    }

    private static void fold(Turn turn, CaseInput.AlertFolded folded) {
        Alert alert = folded.alert();
        switch (alert.status()) {
            case RESOLVED, ACKNOWLEDGED -> said(turn, alert);
            case OPEN, UNKNOWN -> {
                if (!isReal(alert) || turn.current().isClosed()) {
                    count(turn, alert, "It has the fold key of this case, and is a sample as well.");
                } else {
                    becomeReal(turn, folded);
                }
            }
        }
    }

    private static void said(Turn turn, Alert alert) {
        turn.emit(
                TimelineKind.NOTE,
                "The source says of a sample: " + alert.status().word(),
                "Nobody is paged for a sample, so nothing changes.",
                new Detail.OfAlert(alert));
    }

    private static void count(Turn turn, Alert alert, String reason) {
        turn.change(new CaseEdit(turn.current()).alerts(turn.current().alerts() + 1));
        turn.emit(
                TimelineKind.FOLDED,
                "The same finding came again (" + turn.current().alerts() + " alerts)",
                reason,
                new Detail.OfAlert(alert));
    }

    /** From here it is as if that alert had opened it: the sample said nothing of how bad it is. */
    private static void becomeReal(Turn turn, CaseInput.AlertFolded folded) {
        Alert alert = folded.alert();
        turn.change(new CaseEdit(turn.current()).severity(alert.severity()));
        isExposure(turn, folded);
        turn.progress(turn.progress().disarm(DeadlineKind.SAMPLE_END));
        turn.moveVersion();
        turn.change(
                new CaseEdit(turn.current()).standing(Choosing.choose(turn.current(), turn.situation(), turn.now())));
        count(turn, alert, "It is no sample: from here this is a case like any other, which begins now.");
        Opening.repeats(turn);
        Opening.begin(turn);
    }

    /** Whether the case holds nothing but samples so far, be it one that pages, and this alert is none. */
    static boolean isFirstReal(Case current, Alert alert) {
        return current.alert().test() && !alert.test();
    }

    /** What it is about is that alert from here on, and what the identity was exposed to before counts (OWN-12). */
    static void isExposure(Turn turn, CaseInput.AlertFolded folded) {
        turn.change(new CaseEdit(turn.current())
                .alert(folded.alert())
                .links(turn.current().links().repeatingNow(folded.earlier())));
    }

    /** Whom it would reach is shown as the records are now. */
    private static void reconsider(Turn turn) {
        if (turn.progress().status() == CaseStatus.RESOLVED) {
            return;
        }
        Standing before = turn.current().standing();
        Standing found = Choosing.choose(turn.current(), turn.situation(), turn.now());
        turn.change(new CaseEdit(turn.current()).standing(found));
        if (!found.owner().equals(before.owner())) {
            turn.emit(
                    TimelineKind.OWNER_CHANGED,
                    "Owner is now team:" + found.owner() + ", before team:" + before.owner(),
                    found.ownerReason(),
                    new Detail.None());
        }
        if (!found.samePolicyAs(before)) {
            turn.emit(
                    TimelineKind.POLICY_CHANGED,
                    "Policy is now " + found.policy() + " version " + found.policyVersion() + ", before "
                            + before.policy() + " version " + before.policyVersion(),
                    found.policyReason(),
                    new Detail.None());
        }
    }
}
